"""Fetching: a web address in, a `Source` out, within bounds of size and time.

Only http and https, redirects included; only the public internet unless a person allows more;
politely: under Reader's own name, as robots.txt asks (RFC 9309), one request at a time and with a
pause between two to the same host.
"""

import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from http.client import HTTPException
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from reader import __version__
from reader.ingest.addresses import Target, resolve, target_of
from reader.ingest.robots import Politeness
from reader.ingest.source import Source
from reader.model import SourceError

USER_AGENT = f"reader-desk/{__version__} (personal reading desk; fetches what a person asks for)"
MAX_BYTES = 20_000_000
"""Bytes of an answer, unpacked."""
SECONDS = 60.0
"""For one request from its first byte to its last; a server that drips for ever ends too."""
WAIT = 20.0
"""Seconds without a byte."""
REDIRECTS = 8
PAUSE = 1.0
"""Seconds between two requests to one host."""
ROBOTS_BYTES = 500_000
TRIES = 3
"""Numbers of one host that are tried."""

_REDIRECTED = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,*/*;q=0.8"
_SUFFIXES = {
    "text/html": ".html", "application/xhtml+xml": ".xhtml", "application/pdf": ".pdf",
    "application/epub+zip": ".epub", "text/markdown": ".md", "application/rss+xml": ".rss",
    "application/atom+xml": ".atom", "multipart/related": ".mhtml", "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}  # fmt: skip
_REASONS = {
    401: "it asks for a login", 402: "it asks for payment", 403: "the site refuses it",
    404: "there is no such page", 410: "the page is gone", 429: "the site asks to come back later",
    451: "the site may not show it here",
}  # fmt: skip


class Answer(NamedTuple):
    """What a server gave. `source` is None where nothing has changed since (status 304)."""

    source: Source | None
    headers: Mapping[str, str]


class _Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    data: bytes


class Fetcher:
    """Fetches addresses one after another; remembers hosts, to be polite to them."""

    def __init__(
        self,
        *,
        allow_private: bool = False,
        max_bytes: int = MAX_BYTES,
        seconds: float = SECONDS,
        pause: float = PAUSE,
    ) -> None:
        self._allow_private = allow_private
        self._max_bytes = max_bytes
        self._seconds = seconds
        self._politeness = Politeness(self._robots_file, pause)

    def fetch(self, url: str) -> Source:
        """The bytes at an address. Raises SourceError, one line that says why not."""
        source = self.ask(url).source
        if source is None:
            raise SourceError(f"{url}: the server sent nothing; try again later")
        return source

    def ask(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The same with the answer's headers; `headers` may make the request conditional."""
        target = target_of(url)
        for _ in range(REDIRECTS + 1):
            self._politeness.ask(target)
            response = self._get(target, self._max_bytes, headers or {})
            if response.status in _REDIRECTED and response.headers.get("location"):
                target = self._redirected(url, target, response.headers["location"])
                continue
            if response.status == 304:
                return Answer(None, response.headers)
            if response.status != 200:
                raise SourceError(f"{target.url}: {_reason(response.status)}")
            return Answer(_source(target, response), response.headers)
        raise SourceError(f"{url}: is redirected more than {REDIRECTS} times; check the address")

    def _redirected(self, url: str, target: Target, location: str) -> Target:
        try:
            return target_of(urljoin(target.url, location))
        except (SourceError, ValueError):
            raise SourceError(
                f"{url}: is redirected to “{location[:200]}”, which is not fetched"
            ) from None

    def _robots_file(self, target: Target) -> tuple[int, bytes]:
        place = target._replace(path="/robots.txt")
        for _ in range(REDIRECTS):
            try:
                response = self._get(place, ROBOTS_BYTES, {})
            except _TooLargeError:
                break
            except SourceError as error:  # told of the page that was asked for
                raise SourceError(str(error).replace(place.url, target.url)) from None
            location = response.headers.get("location")
            if response.status not in _REDIRECTED or not location:
                return response.status, response.data
            place = self._redirected(place.url, place, location)
        return 404, b""

    def _get(self, target: Target, limit: int, headers: Mapping[str, str]) -> _Response:
        """One request, to the first number that takes a connection. Raises SourceError."""
        from urllib3 import exceptions

        numbers = resolve(target, allow_private=self._allow_private)[:TRIES]
        for tried, number in enumerate(numbers, start=1):
            try:
                return self._request(target, number, limit, headers)
            except (exceptions.NewConnectionError, exceptions.ConnectTimeoutError):
                if tried == len(numbers):
                    raise SourceError(
                        f"{target.url}: the server takes no connection; "
                        "check the address and the network"
                    ) from None
            except (ssl.SSLError, exceptions.SSLError) as error:
                raise _untrusted(target, error) from None
            except (exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
                raise SourceError(
                    f"{target.url}: the connection broke off ({type(error).__name__}); try again"
                ) from None
        raise AssertionError("resolve gives at least one number")

    def _request(
        self, target: Target, number: str, limit: int, headers: Mapping[str, str]
    ) -> _Response:
        connection = _connection(target, number)
        deadline = _Deadline(connection, self._seconds)
        try:
            with deadline:
                connection.connect()
                deadline.socket = connection.sock
                connection.request(
                    "GET",
                    target.path,
                    headers={
                        "Host": target.authority,
                        "User-Agent": USER_AGENT,
                        "Accept": _ACCEPT,
                        "Accept-Encoding": "gzip, deflate",
                        **headers,
                    },
                    preload_content=False,
                    decode_content=True,
                )
                response = connection.getresponse()
                found = {name.lower(): value for name, value in response.headers.items()}
                data = bytearray()
                if response.status == 200:
                    for chunk in response.stream(65_536, decode_content=True):
                        data += chunk
                        if len(data) > limit:
                            raise _TooLargeError(
                                f"{target.url}: has more than {limit / 1e6:,.0f} MB; "
                                "--max-size allows more"
                            )
        except Exception:
            if deadline.passed:
                raise SourceError(
                    f"{target.url}: was not there after {self._seconds:.0f} seconds; try again"
                ) from None
            raise
        finally:
            connection.close()
        if deadline.passed:
            raise SourceError(
                f"{target.url}: was not there after {self._seconds:.0f} seconds; try again"
            )
        return _Response(response.status, found, bytes(data))


class _TooLargeError(SourceError):
    pass


class _Deadline:
    """Ends a connection after so many seconds, wherever it is: a drip keeps no one waiting."""

    def __init__(self, connection: Any, seconds: float) -> None:
        self._connection = connection
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self.passed = False
        self.socket: socket.socket | None = None
        """The connection's own; it lets go of it while the answer is still being read."""

    def _end(self) -> None:
        self.passed = True
        sock = self.socket or self._connection.sock
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def _connection(target: Target, number: str) -> Any:
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=WAIT)
    return HTTPSConnection(
        number,
        target.port,
        timeout=WAIT,
        ssl_context=_trusted(),
        server_hostname=target.host,
        assert_hostname=target.host,
    )


def _trusted() -> ssl.SSLContext:
    context = ssl.create_default_context()
    with suppress(ImportError, OSError):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _untrusted(target: Target, error: Exception) -> SourceError:
    why = "its certificate is not trusted" if "CERTIFICATE" in str(error).upper() else "TLS failed"
    return SourceError(f"{target.url}: no safe connection ({why}); check the address and the clock")


def _source(target: Target, response: _Response) -> Source:
    media_type = response.headers.get("content-type")
    name = PurePosixPath(unquote(urlsplit(target.url).path)).name or target.host
    essence = (media_type or "").partition(";")[0].strip().lower()
    suffix = _SUFFIXES.get(essence)
    if suffix and not name.lower().endswith((suffix, ".htm" if suffix == ".html" else suffix)):
        name += suffix
    return Source(data=response.data, name=name, url=target.url, media_type=media_type)


def _reason(status: int) -> str:
    if status in _REASONS:
        return f"{_REASONS[status]} (status {status})"
    if status >= 500:
        return f"the server has a problem (status {status}); try again later"
    return f"the server answers with status {status}, not with a page"
