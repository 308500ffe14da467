"""The shelf: one folder per article, with the original file and the text that was read from it.

    articles/<id>/original.<ext>   byte for byte as it came
    articles/<id>/article.json     {"metadata", "digest", "text", "structure", "assumed"}
    articles/<id>/versions/        what came later in place of these, if anything did:
        <time>-<digest>.json       the same, and "stored", a time
        <time>-<digest>.<ext>      byte for byte as it came

All are written once, before the library lists what they hold, and never again; the digest in the
list tells which text is the article's now. So a list that was put back finds its text, and whoever
is killed between file and list leaves a file that nobody asks for. In: an Article and its source.
Out: the Article. Raises LibraryError where the disk refuses.
"""

import re
import shutil
import unicodedata
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from reader.library.documents import now
from reader.model import Article, LibraryError, ListedArticle, NotFoundError
from reader.model.article import digest, structure_from_json, structure_to_json
from reader.storage.files import Files, Stamp
from reader.storage.together import Together

SLUG_LENGTH = 60
VERSIONS = "versions"
_DIGITS = 16
"""Hexadecimal digits of a digest in the name of a file."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
METADATA = (
    "title", "byline", "published", "publisher", "url", "language", "dateline", "captions",
    "contact",
)  # fmt: skip


if TYPE_CHECKING:
    from reader.ingest import Source


class Version(NamedTuple):
    """A text that an article has or had. `stored` is a time in UTC, ISO 8601."""

    digest: str
    stored: str
    title: str
    words: int


class Shelf:
    """The folder `articles/` of one library."""

    def __init__(self, library: Path, files: Files) -> None:
        self._root = library / "articles"
        self._files = files
        self._read = lru_cache(maxsize=4)(self._read_unchanged)

    @contextmanager
    def placing(
        self, is_taken: Callable[[str], bool] = lambda _: True
    ) -> Generator[Callable[[Article, "Source | None"], str]]:
        """Write the folders of articles; all are safe on the disk at the end, or none is there.

        Gives what takes an article and its source, writes its folder and returns its new id, which
        is also the folder's name. An id that the article has from elsewhere is kept where it is
        free. `is_taken` tells whether the list has an id: a folder with this text that it has not
        was left by somebody who was killed, and is the article's.
        """
        placed: list[Path] = []
        with Together(self._files) as together:

            def place(article: Article, source: "Source | None") -> str:
                article_id = self._free_id(article, is_taken)
                folder = self._root / article_id
                was_there = folder.exists()
                together.make_folder(folder)
                if not was_there:
                    placed.append(folder)
                if source is not None:
                    together.put(folder / f"original{_suffix(source)}", source.data)
                together.put(folder / "article.json", orjson.dumps(_document(article)))
                return article_id

            try:
                yield place
                together.settle()
            except BaseException as error:
                for folder in placed:  # all were free: nothing else stood there
                    shutil.rmtree(folder, ignore_errors=True)
                if not isinstance(error, OSError):
                    raise
                raise LibraryError(
                    f"{placed[-1] if placed else self._root}: the article was not stored "
                    f"({error.strerror}); make room or choose another --library"
                ) from error

    def place(self, article: Article, source: "Source | None") -> str:
        """Write one article's folder; its new id."""
        with self.placing() as place:
            return place(article, source)

    def place_version(self, article_id: str, article: Article, source: "Source | None") -> None:
        """Write a text that is to take the place of the article's. One that is there stays."""
        if self._file_of(article_id, article.digest) is not None:
            return
        folder = self._root / article_id / VERSIONS
        time = now()
        name = f"{re.sub(r'[^0-9T]', '', time)}-{article.digest[:_DIGITS]}"
        try:
            self._files.make_folder(folder)
            if source is not None:
                self._files.replace(folder / f"{name}{_suffix(source)}", source.data)
            document = {**_document(article), "stored": time}
            self._files.replace(folder / f"{name}.json", orjson.dumps(document))
        except OSError as error:
            raise LibraryError(
                f"{folder}: the new version was not stored ({error.strerror}); make room"
            ) from error

    def article(self, listed: ListedArticle) -> Article:
        """The article with its text. Raises NotFoundError, LibraryError.

        Where its file holds another text than the list says, that is what it gives: the digests
        differ then.
        """
        metadata = {name: getattr(listed, name) for name in METADATA}
        document = self._current(listed.id, listed.digest)
        return article_of_document({**document, "metadata": metadata}, listed.id)

    def version(self, article_id: str, wanted: str) -> Article:
        """The article as it was with a text of this digest. Raises NotFoundError, LibraryError."""
        path = self._file_of(article_id, wanted)
        if path is None:
            raise NotFoundError(f"{article_id}: its text {wanted[:_DIGITS]} is not there any more")
        return article_of_document(self._read_file(path), article_id)

    def version_of(self, article_id: str, wanted: str) -> Version | None:
        """What is known of a text that an article has or had; None where it can't be read."""
        path = self._file_of(article_id, wanted)
        if path is None:
            return None
        row = self._read_file(path)
        title = str(row.get("metadata", {}).get("title", ""))
        return Version(wanted, row.get("stored", ""), title, len(row["text"].split()))

    def original(self, article_id: str, digest: str = "") -> Path | None:
        """The file as it came, or None where the article was made by a program."""
        path = self._version_file(article_id, digest) if digest else None
        if path is not None:
            return next((p for p in path.parent.glob(f"{path.stem}.*") if p != path), None)
        return next((self._root / article_id).glob("original*"), None)

    def check(self, listed: ListedArticle) -> str | None:
        """What is wrong with the text that the list says an article has, in one line, or None."""
        path = self._version_file(listed.id, listed.digest) or self._path(listed.id)
        try:
            document = self._read_file(path)
        except (NotFoundError, LibraryError) as error:
            return str(error)
        if digest(document["text"]) != listed.digest:
            return f"{path}: the text is not the one that was stored"
        return None

    def damaged_versions(self, article_id: str) -> Iterator[str]:
        """A line for each former or later text that can't be read or is not what it was."""
        for path in self._version_files(article_id):
            try:
                found = digest(self._read_file(path)["text"])
            except (NotFoundError, LibraryError) as error:
                yield str(error)
                continue
            if not path.stem.endswith(found[:_DIGITS]):
                yield f"{path}: the text is not the one that was stored"

    def _path(self, article_id: str) -> Path:
        return self._root / article_id / "article.json"

    def _version_files(self, article_id: str) -> list[Path]:
        return sorted((self._root / article_id / VERSIONS).glob("*.json"))

    def _version_file(self, article_id: str, wanted: str) -> Path | None:
        pattern = f"*-{wanted[:_DIGITS]}.json"
        return next((self._root / article_id / VERSIONS).glob(pattern), None)

    def _file_of(self, article_id: str, wanted: str) -> Path | None:
        """The file with a text of this digest, if there is one that holds it."""
        for path in (self._version_file(article_id, wanted), self._path(article_id)):
            with suppress(NotFoundError, LibraryError):
                if path is not None and digest(self._read_file(path)["text"]) == wanted:
                    return path
        return None

    def _current(self, article_id: str, wanted: str) -> dict[str, Any]:
        path = self._version_file(article_id, wanted) or self._path(article_id)
        try:
            stamp = self._files.stamp(path)
        except OSError as error:
            raise LibraryError(f"{path}: cannot be read ({error.strerror})") from error
        return self._read(path, stamp)

    def _read_unchanged(self, path: Path, _: Stamp | None) -> dict[str, Any]:
        return self._read_file(path)

    def _read_file(self, path: Path) -> dict[str, Any]:
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

    def _free_id(self, article: Article, is_taken: Callable[[str], bool]) -> str:
        def is_free(article_id: str) -> bool:
            if not (self._root / article_id).exists():
                return True
            if is_taken(article_id):
                return False
            with suppress(NotFoundError, LibraryError):
                return digest(self._read_file(self._path(article_id))["text"]) == article.digest
            return False

        base = slug(article)
        if _ID.fullmatch(article.id) and is_free(article.id):
            return article.id
        number, candidate = 1, base
        while not is_free(candidate):
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
