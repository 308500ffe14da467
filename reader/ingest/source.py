"""A source: the bytes of one file or page, and what is known about them before they are read."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`data` as it came; `name` a file name, or "-" for standard input.

    `url` is the address it was fetched from, `media_type` what a server or mail said it is
    (parameters such as `charset` included), both None where unknown.
    """

    data: bytes
    name: str = "-"
    url: str | None = None
    media_type: str | None = None

    @property
    def suffix(self) -> str:
        """The end of the name in lower case with its dot (".md"), or ""."""
        return PurePath(self.name).suffix.lower()

    @property
    def label(self) -> str:
        """How messages call it: the address, the name, or "standard input"."""
        return self.url or ("standard input" if self.name == "-" else self.name)

    @property
    def essence(self) -> str:
        """The media type without parameters, in lower case ("text/html"), or ""."""
        return (self.media_type or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The `charset` parameter of the media type, if there is one."""
        for parameter in (self.media_type or "").split(";")[1:]:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "charset" and value.strip():
                return value.strip().strip("\"'")
        return None
