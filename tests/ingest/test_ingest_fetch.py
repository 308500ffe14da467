"""A person adds an address; what cannot or should not be fetched is told in one line."""

import gzip
import socket
import threading
import time
import zlib
from contextlib import suppress

import pytest

from reader.ingest import addresses, read_source
from reader.ingest.addresses import is_public, target_of
from reader.ingest.fetch import Fetcher
from reader.model import SourceError
from tests.ingest.server import PAGE, Site


def fetcher(**options: float) -> Fetcher:
    return Fetcher(allow_private=True, pause=0, **options)  # pyright: ignore[reportArgumentType]


def test_a_page_is_fetched_and_read_with_its_address(site: Site) -> None:
    article = read_source(fetcher().fetch(site.give("/pier")))
    assert article.title == "Pier Closed"
    assert article.text.startswith("The pier at Saltmere is closed")
    assert article.url == f"{site.url}/pier"


def test_it_says_who_asks(site: Site) -> None:
    fetcher().fetch(site.give("/pier"))
    assert site.asked == ["/robots.txt", "/pier"]
    assert all(headers["User-Agent"].startswith("reader-desk/") for headers in site.headers)


def test_the_address_after_redirects_is_the_one_that_is_kept(site: Site) -> None:
    site.give("/new/pier.html")
    source = fetcher().fetch(site.redirect("/old", "/new/pier.html", 301))
    assert (source.url, source.name) == (f"{site.url}/new/pier.html", "pier.html")


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://a.example/x", "javascript:alert(1)", "data:text/html,x",
           "gopher://a.example/", "//[", "http://user:word@a.example/"],
)  # fmt: skip
def test_a_redirect_to_anything_but_the_web_is_not_followed(site: Site, to: str) -> None:
    with pytest.raises(SourceError, match=r"/away: is redirected to “.*”, which is not fetched"):
        fetcher().fetch(site.redirect("/away", to))


def test_redirects_in_a_circle_end(site: Site) -> None:
    with pytest.raises(SourceError, match="redirected more than 8 times"):
        fetcher().fetch(site.redirect("/round", "/round"))


def test_the_charset_that_the_server_names_is_believed(site: Site) -> None:
    data = "<html><body><p>Zażółć gęślą jaźń, powiedział.</p></body></html>".encode("iso-8859-2")
    source = fetcher().fetch(site.give("/p", data, "text/html; charset=iso-8859-2"))
    assert read_source(source).text == "Zażółć gęślą jaźń, powiedział."


@pytest.mark.parametrize("method", ["gzip", "deflate"])
def test_a_packed_answer_is_unpacked(site: Site, method: str) -> None:
    data = gzip.compress(PAGE) if method == "gzip" else zlib.compress(PAGE)
    assert fetcher().fetch(site.give("/p", data, Content_Encoding=method)).data == PAGE


def test_too_large_a_page_is_refused_and_so_is_one_that_is_only_packed_small(site: Site) -> None:
    large = site.give("/large", b"x" * 300_000)
    bomb = site.give("/bomb", gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")
    for url in (large, bomb):
        with pytest.raises(SourceError, match=r"has more than 0 MB; --max-size allows more"):
            fetcher(max_bytes=200_000).fetch(url)


@pytest.mark.parametrize("in_header", [True, False], ids=["header", "body"])
def test_a_server_that_never_ends_is_left_in_time(site: Site, in_header: bool) -> None:
    site.give("/robots.txt", b"", "text/plain")
    url = site.drip("/drip", seconds=20, in_header=in_header)
    begun = time.monotonic()
    with pytest.raises(SourceError, match=r"/drip: was not there after 0 seconds; try again"):
        fetcher(seconds=0.4).fetch(url)
    assert time.monotonic() - begun < 10


def test_a_server_that_accepts_and_says_nothing_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        with pytest.raises(SourceError, match="was not there after"):
            fetcher(seconds=0.3).fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/x")
        assert time.monotonic() - begun < 10


def test_a_server_that_speaks_no_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as odd:

        def speak() -> None:
            with suppress(OSError):  # the test may be over, and `odd` closed, before a second comes
                for _ in range(2):
                    connection, _ = odd.accept()
                    connection.recv(4096)
                    connection.sendall(b"\x00\xff\x00 220 hello\r\n\r\n")
                    connection.close()

        threading.Thread(target=speak, daemon=True).start()
        with pytest.raises(SourceError, match="the connection broke off"):
            fetcher().fetch(f"http://127.0.0.1:{odd.getsockname()[1]}/x")


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "there is no such page"), (403, "the site refuses it"), (429, "come back later"),
     (503, "the server has a problem"), (418, "answers with status 418")],
)  # fmt: skip
def test_what_the_server_refuses_is_said_in_words(site: Site, status: int, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        fetcher().fetch(site.give("/x", status=status))


def test_nobody_at_home_is_said(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(SourceError, match=rf"^http://127.0.0.1:{port}/x: the server takes no"):
        fetcher().fetch(f"http://127.0.0.1:{port}/x")


# -- robots ----------------------------------------------------------------------------------------


def test_what_robots_txt_bars_is_not_fetched(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: *\nDisallow: /private\n", "text/plain")
    one = fetcher()
    with pytest.raises(SourceError, match=r"robots\.txt asks programs not to fetch it"):
        one.fetch(site.give("/private/pier"))
    one.fetch(site.give("/open"))
    assert site.asked == ["/robots.txt", "/open"]


def test_a_redirect_does_not_lead_around_robots_txt(site: Site) -> None:
    site.give("/robots.txt", b"User-agent: reader-desk\nDisallow: /private\n", "text/plain")
    site.give("/private/pier")
    with pytest.raises(SourceError, match=r"/private/pier: the site's robots\.txt"):
        fetcher().fetch(site.redirect("/in", "/private/pier"))


def test_a_robots_txt_that_is_broken_bars_everything_one_that_is_missing_nothing(
    site: Site,
) -> None:
    fetcher().fetch(site.give("/x"))
    site.give("/robots.txt", b"", status=500)
    with pytest.raises(SourceError, match=r"robots\.txt"):
        fetcher().fetch(f"{site.url}/x")


def test_between_two_requests_to_one_host_there_is_a_pause(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("reader.ingest.robots.time.sleep", slept.append)
    site.give("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n", "text/plain")
    one = fetcher()
    one.fetch(site.give("/a"))
    one.fetch(site.give("/b"))
    assert len(slept) == 1
    assert 6 < slept[0] <= 7


# -- private networks ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
     "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1"],
)  # fmt: skip
def test_numbers_that_are_not_of_the_public_internet(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.215.14", "2606:2800:220:1::1", "64:ff9b::5db8:d70e"])
def test_numbers_that_are(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0x7f000001", "2130706433", "127.1"]
)
def test_this_machine_is_not_asked_unless_allowed(host: str) -> None:
    with pytest.raises(SourceError, match=r"--allow-private fetches it|there is no host"):
        Fetcher().fetch(f"http://{host}:9/x")


def test_a_name_that_changes_its_number_gains_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.url.rpartition(":")[2])
    numbers = iter(["203.0.113.9", "127.0.0.1", "127.0.0.1"])
    connected: list[str] = []

    def looked_up(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(numbers), port))]

    def request(self: Fetcher, target: object, number: str, *_: object) -> None:
        connected.append(number)
        raise OSError("no network in a test")

    monkeypatch.setattr(addresses.socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(addresses, "is_public", lambda number: number != "127.0.0.1")
    monkeypatch.setattr(Fetcher, "_request", request)
    with pytest.raises(SourceError, match="broke off"):
        Fetcher().fetch(f"http://rebind.example:{port}/x")
    with pytest.raises(SourceError, match="--allow-private"):
        Fetcher().fetch(f"http://rebind.example:{port}/x")
    assert connected == ["203.0.113.9"]


def test_the_number_that_was_checked_is_the_one_connected_to(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.give("/x")
    port = int(site.url.rpartition(":")[2])
    asked: list[str] = []
    real = socket.getaddrinfo

    def looked_up(host: str, *args: object, **options: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "name.example" else host, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    Fetcher(allow_private=True, pause=0).fetch(f"http://name.example:{port}/x")
    assert asked.count("name.example") == 2  # once for robots.txt, once for the page
    assert set(asked) == {"name.example", "127.0.0.1"}
    assert site.headers[-1]["Host"] == f"name.example:{port}"


@pytest.mark.parametrize(
    ("given", "path", "host"),
    [
        ("HTTP://News.Example", "/", "news.example"),
        ("https://news.example/a b".replace(" ", "%20"), "/a%20b", "news.example"),
        ("https://münster.example/straße?q=ü#part", "/stra%C3%9Fe?q=%C3%BC",
         "xn--mnster-3ya.example"),
        ("https://news.example?x=1", "/?x=1", "news.example"),
    ],
)  # fmt: skip
def test_addresses_are_written_as_servers_read_them(given: str, path: str, host: str) -> None:
    target = target_of(given)
    assert (target.path, target.host) == (path, host)


@pytest.mark.parametrize(
    "given", ["http://", "https:///x", "http://a b/", "http://[::1", "http://a:99999/", "file:///x",
              "http://x\r\nHost: y/", "ftp://a.example", f"http://a.example/{'x' * 5000}"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(given: str) -> None:
    with pytest.raises(SourceError):
        target_of(given)
