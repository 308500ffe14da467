"""A small web server on this machine, for tests: paths in, what was set for them out."""

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = (
    b"<!doctype html><html lang=en><head><title>Pier Closed</title></head><body><article>"
    b"<h1>Pier Closed</h1><p>The pier at Saltmere is closed until the spring, the harbour office "
    b"said on Friday, and nobody there was surprised by the news at all.</p>"
    b"<p>It has been closed every winter since 1987, when a wave took the ticket booth with it."
    b"</p></article></body></html>"
)
Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """What the server says, by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    def give(
        self,
        path: str,
        data: bytes = PAGE,
        kind: str = "text/html",
        status: int = 200,
        **headers: str,
    ) -> str:
        """Answer a path with these bytes; its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Type", kind)
            request.send_header("Content-Length", str(len(data)))
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(data)

        self.answers[path] = answer
        return self.url + path

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Send a path somewhere else; its address."""
        return self.give(path, b"", status=status, Location=to)

    def drip(self, path: str, *, seconds: float, in_header: bool = False) -> str:
        """A byte now and then, for so long; its address."""

        def answer(request: BaseHTTPRequestHandler) -> None:
            if not in_header:
                request.send_response(200)
                request.send_header("Content-Type", "text/html")
                request.end_headers()
            else:
                request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                request.wfile.write(b"x")
                request.wfile.flush()
                time.sleep(0.05)

        self.answers[path] = answer
        return self.url + path


@contextmanager
def serving() -> Generator[Site]:
    """A site on a free port of this machine, gone at the end."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append(dict(self.headers.items()))
            answer = site.answers.get(self.path)
            try:
                if answer is None:
                    self.send_error(404)
                else:
                    answer(self)
            except OSError:
                pass  # the other side has gone, as the test wanted

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
