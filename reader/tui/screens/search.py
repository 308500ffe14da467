"""The search screen: passages of every article, hits lit; Enter opens the article there."""

from itertools import islice
from typing import NamedTuple

from reader.library.results import Found
from reader.library.search import search
from reader.model.counted import counted
from reader.tui.screens.finding_screen import FindingScreen
from reader.tui.screens.opening import open_article
from reader.tui.text.found_rows import Goal, found_rows
from reader.tui.widgets.row_list import ListRow

LIMIT = 60
"""Articles that are shown: who wants others types more."""


class Answer(NamedTuple):
    """What was found, and what had to be told about it."""

    found: list[Found]
    told: list[str]


class SearchScreen(FindingScreen[Answer]):
    """Looks for words in everything."""

    title_text = "Search"
    placeholder = 'words, "exactly these", -without, or, person: source: tag: after:'

    def look_up(self, typed: str) -> Answer:
        """The best articles for a query."""
        told: list[str] = []
        if not typed.strip():
            return Answer([], told)
        found = search(self.reader.library, typed, told=told.append)
        return Answer(list(islice(found, LIMIT)), told)

    def rows(self, answer: Answer, width: int) -> list[ListRow]:
        """Articles with their passages."""
        self._goals: list[Goal]
        rows, self._goals = found_rows(answer.found, width)
        if answer.told and not self._is_told:
            self._is_told = True
            self.tell(answer.told[0], problem=True)
        return rows

    _is_told = False

    def about(self, answer: Answer) -> str:
        """How many articles."""
        count = len(answer.found)
        if count == LIMIT:
            return f"the best {LIMIT} articles"
        return counted(count, "article") if self.typed.strip() else ""

    def nothing(self) -> str:
        """What to do."""
        if self.typed.strip():
            return "nothing found; a word finds all that begin with it"
        return "type words to find them in every text, title, note and tag"

    def choose(self, target: int) -> None:
        """Open the article with the hit as the selection."""
        open_article(self, *self._goals[target])
