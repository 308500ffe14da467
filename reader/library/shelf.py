"""The shelf: one folder per article, with the original file and the text that was read from it.

    articles/<id>/original.<ext>   byte for byte as it came
    articles/<id>/article.json     {"metadata", "digest", "text", "structure", "assumed"}

Both are written once, before the library lists the article, and never again. In: an Article and
its source. Out: the Article. Raises LibraryError where the disk refuses.
"""

import re
import shutil
import unicodedata
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import orjson

from reader.model import Article, LibraryError, ListedArticle, NotFoundError
from reader.model.article import digest, structure_from_json, structure_to_json
from reader.storage.files import Files

SLUG_LENGTH = 60
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
METADATA = (
    "title", "byline", "published", "publisher", "url", "language", "dateline", "captions",
    "contact",
)  # fmt: skip


if TYPE_CHECKING:
    from reader.ingest import Source


class Shelf:
    """The folder `articles/` of one library."""

    def __init__(self, library: Path, files: Files) -> None:
        self._root = library / "articles"
        self._files = files
        self._read = lru_cache(maxsize=4)(self._read_file)

    def place(self, article: Article, source: "Source | None") -> str:
        """Write the article's folder; its new id, which is also the folder's name.

        An id that the article has from elsewhere is kept where it is free.
        """
        article_id = self._free_id(article)
        folder = self._root / article_id
        try:
            self._files.make_folder(folder)
            if source is not None:
                self._files.replace(folder / f"original{_suffix(source)}", source.data)
            self._files.replace(folder / "article.json", orjson.dumps(_document(article)))
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)  # it was free: nothing else stood there
            raise LibraryError(
                f"{folder}: the article was not stored ({error.strerror}); "
                "make room or choose another --library"
            ) from error
        return article_id

    def article(self, listed: ListedArticle) -> Article:
        """The article with its text. Raises NotFoundError, LibraryError."""
        metadata = {name: getattr(listed, name) for name in METADATA}
        return article_of_document({**self._read(listed.id), "metadata": metadata}, listed.id)

    def original(self, article_id: str) -> Path | None:
        """The file as it came, or None where the article was made by a program."""
        return next((self._root / article_id).glob("original*"), None)

    def check(self, article_id: str) -> str | None:
        """What is wrong with an article's folder, in one line, or None."""
        try:
            document = self._read_file(article_id)
        except (NotFoundError, LibraryError) as error:
            return str(error)
        if digest(document["text"]) != document.get("digest"):
            return f"{self._path(article_id)}: the text is not the one that was stored"
        return None

    def _path(self, article_id: str) -> Path:
        return self._root / article_id / "article.json"

    def _read_file(self, article_id: str) -> dict[str, Any]:
        path = self._path(article_id)
        try:
            data = self._files.read(path)
            document = orjson.loads(data) if data is not None else None
        except OSError as error:
            raise LibraryError(f"{path}: cannot be read ({error.strerror})") from error
        except orjson.JSONDecodeError as error:
            raise LibraryError(f"{path}: is damaged; 'reader doctor' tells more") from error
        if document is None:
            raise NotFoundError(f"{path}: is missing; 'reader doctor' tells more")
        if not _is_document(document):
            raise LibraryError(f"{path}: is damaged; 'reader doctor' tells more")
        return document

    def _free_id(self, article: Article) -> str:
        base = slug(article)
        if _ID.fullmatch(article.id) and not (self._root / article.id).exists():
            return article.id
        number, candidate = 1, base
        while (self._root / candidate).exists():
            number += 1
            candidate = f"{base}-{number}"
        return candidate


def slug(article: Article) -> str:
    """`<date>-<words of the title>` in ASCII, at most `SLUG_LENGTH` characters of title.

    A title without Latin letters gives the first digits of the text's digest.
    """
    plain = unicodedata.normalize("NFKD", article.title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain.lower())).strip("-")
    if len(words) > SLUG_LENGTH:
        words = words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]
    words = words or article.digest[:10]
    dated = re.match(r"\d{4}(-\d{2}){0,2}(?!\d)", article.published or "", re.ASCII)
    return f"{dated[0]}-{words}" if dated else words


def article_of_document(document: dict[str, Any], article_id: str) -> Article:
    """The article of an `article.json`. Raises KeyError, TypeError for what is none."""
    metadata: dict[str, Any] = dict(document["metadata"])
    metadata["captions"] = tuple(metadata["captions"])
    return Article(
        id=article_id,
        text=document["text"],
        structure=structure_from_json(document["structure"]),
        assumed=tuple(document["assumed"]),
        **metadata,
    )


def _is_document(value: Any) -> bool:
    try:
        structure_from_json(value["structure"])
        return isinstance(value["text"], str) and isinstance(value["assumed"], list)
    except (KeyError, TypeError):
        return False


def _document(article: Article) -> dict[str, Any]:
    return {
        "metadata": {name: getattr(article, name) for name in METADATA},
        "digest": article.digest,
        "text": article.text,
        "structure": structure_to_json(article.structure),
        "assumed": list(article.assumed),
    }


def _suffix(source: "Source") -> str:
    suffix = PurePath(source.name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ".txt"
