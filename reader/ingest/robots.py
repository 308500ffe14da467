"""Politeness: what a site's robots.txt asks of programs (RFC 9309), and pauses between requests.

In: a target, and a way to get a file. Out: nothing, or a SourceError where the site says no.
"""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from reader.ingest.addresses import Target
from reader.model import SourceError

ROBOT = "reader-desk"
"""How robots.txt may call this program."""
LONGEST_PAUSE = 30.0
"""Seconds, where robots.txt asks for more than is bearable."""


class Politeness:
    """Remembers hosts. `pause`: seconds between two requests to one host, at least.

    `get_robots` gives the status and the bytes of a site's robots.txt; it is asked once.
    """

    def __init__(self, get_robots: Callable[[Target], tuple[int, bytes]], pause: float) -> None:
        self._get_robots = get_robots
        self._pause = pause
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def ask(self, target: Target) -> None:
        """Wait until a request is polite. Raises SourceError where it is not wanted at all."""
        rules = self._rules.get(target.origin)
        if rules is None:
            rules = self._rules[target.origin] = self._read(target)
        if not rules.can_fetch(ROBOT, target.url):
            raise SourceError(
                f"{target.url}: the site's robots.txt asks programs not to fetch it; "
                "save the page from the browser and add the file"
            )
        asked = min(float(rules.crawl_delay(ROBOT) or 0), LONGEST_PAUSE)
        since = time.monotonic() - self._last.get(target.host, float("-inf"))
        if since < max(self._pause, asked):
            time.sleep(max(self._pause, asked) - since)
        self._last[target.host] = time.monotonic()

    def _read(self, target: Target) -> RobotFileParser:
        status, data = self._get_robots(target)
        rules = RobotFileParser()
        if status == 200:
            rules.parse(data.decode("utf-8", "replace").splitlines())
        elif 500 <= status < 600:
            rules.parse(["User-agent: *", "Disallow: /"])  # RFC 9309, 2.3.1.4: then all is barred
        else:
            rules.parse([])
        return rules
