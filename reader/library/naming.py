"""Naming: what finds the names in a text, as a person chose it.

In: the name of a recogniser and the place of a gazetteer file, both "" where nothing was chosen.
Out: analyses, and a key that differs where another choice may give another analysis. Nothing is
imported or read before it is asked for; the file is read once.
"""

from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis import analyze
from reader.model import Analysis, FormatError, NotFoundError, ReaderError, SourceError

if TYPE_CHECKING:
    from reader.analysis.entities import Gazetteer, Recogniser


class Naming:
    """A recogniser of somebody's, a gazetteer, both or none."""

    def __init__(self, recogniser: str = "", gazetteer: str = "") -> None:
        """`gazetteer` is the path of a file; `~` stands for the home folder."""
        self.recogniser = recogniser
        self.gazetteer = gazetteer

    @property
    def options(self) -> tuple[str, ...]:
        """The same choice for `reader analyze`."""
        return ("--recogniser", self.recogniser, "--gazetteer", self.gazetteer)

    @cached_property
    def key(self) -> str:
        """Hexadecimal digits, or "" for Reader's own model alone."""
        if not (self.recogniser or self.gazetteer):
            return ""
        try:
            content = self._content
        except ReaderError:
            content = b""  # nothing will be found with it
        recogniser = f"{self.recogniser} {self._version}".encode()
        return sha256(recogniser + b"\n" + content).hexdigest()[:16]

    def analyze(self, text: str) -> Analysis:
        """Everything found in a text.

        Raises NotFoundError where the recogniser is not installed, SourceError where the gazetteer
        can't be read and FormatError where a row of it makes no sense.
        """
        return analyze(text, self._gazetteer, self._recogniser)

    def check(self) -> None:
        """Raises as `analyze` does where the recogniser or the gazetteer can't be had."""
        _ = self._gazetteer, self._recogniser

    @property
    def _version(self) -> str:
        """Which pipeline or package the recogniser stands for here and now; "" for Reader's own."""
        if not self.recogniser:
            return ""
        from reader.analysis.entities import recogniser_version

        try:
            return recogniser_version(self.recogniser)
        except NotFoundError:
            return ""  # nothing will be found with it

    @cached_property
    def _recogniser(self) -> "Recogniser | None":
        if not self.recogniser:
            return None
        from reader.analysis.entities import load_recogniser

        return load_recogniser(self.recogniser)

    @cached_property
    def _gazetteer(self) -> "Gazetteer | None":
        if not self.gazetteer:
            return None
        from reader.analysis.entities import read_gazetteer

        try:
            return read_gazetteer(self._content.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise FormatError(f"{self.gazetteer}: is not UTF-8 text") from None
        except FormatError as error:
            raise FormatError(f"{self.gazetteer}: {error}") from None

    @cached_property
    def _content(self) -> bytes:
        if not self.gazetteer:
            return b""
        try:
            return Path(self.gazetteer).expanduser().read_bytes()
        except (OSError, RuntimeError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise SourceError(f"{self.gazetteer}: the gazetteer cannot be read ({why})") from error
