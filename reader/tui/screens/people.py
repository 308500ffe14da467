"""The people screen: everybody in the stored articles, what they said, the way there."""

from collections.abc import Sequence

from reader.library.folding import fold
from reader.library.search_index import IndexedQuotation, PersonCount
from reader.model.counted import counted
from reader.tui.screens.finding_screen import FindingScreen
from reader.tui.screens.opening import open_article
from reader.tui.text.found_rows import Goal, people_rows, quotation_rows
from reader.tui.widgets.row_list import ListRow

LIMIT = 1_000
"""People that are shown: who looks for others types a name."""


class PeopleScreen(FindingScreen[Sequence[PersonCount]]):
    """Everybody, those who say most first."""

    title_text = "People"
    placeholder = "a name, or part of one"

    def look_up(self, typed: str) -> Sequence[PersonCount]:
        """People with this in their name."""
        return self.reader.library.analyses.index.people(typed.strip(), LIMIT)

    def rows(self, answer: Sequence[PersonCount], width: int) -> list[ListRow]:
        """A row each."""
        self._people = answer
        return people_rows(answer, width)

    def about(self, answer: Sequence[PersonCount]) -> str:
        """How many."""
        if len(answer) == LIMIT:
            return f"the {LIMIT:,} who say most"
        return counted(len(answer), "person", "people")

    def nothing(self) -> str:
        """Why nobody is there."""
        return "nobody of that name" if self.typed.strip() else "nobody yet: no article is analysed"

    def choose(self, target: int) -> None:
        """Show what this person said."""
        self.app.push_screen(QuotationsScreen(self._people[target].name))


class QuotationsScreen(FindingScreen[Sequence[IndexedQuotation]]):
    """What one person said, article by article."""

    placeholder = "words of the quotation"

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.title_text = name

    def look_up(self, typed: str) -> Sequence[IndexedQuotation]:
        """The quotations with this in them."""
        wanted = fold(typed.strip())
        said = self.reader.library.analyses.index.quotations(self._name)
        return [quotation for quotation in said if wanted in fold(quotation.words)]

    def rows(self, answer: Sequence[IndexedQuotation], width: int) -> list[ListRow]:
        """The quotations under their articles."""
        self._goals: list[Goal]
        listed = {article.id: article for article in self.reader.library.listing()}
        rows, self._goals = quotation_rows(answer, listed, width)
        return rows

    def about(self, answer: Sequence[IndexedQuotation]) -> str:
        """How many."""
        articles = len({quotation.article for quotation in answer})
        return f"{len(answer):,} said · {counted(articles, 'article')}"

    def nothing(self) -> str:
        """Why nothing is there."""
        return "nothing with these words" if self.typed.strip() else "is named, and says nothing"

    def choose(self, target: int) -> None:
        """Open the article with the quotation as the selection."""
        open_article(self, *self._goals[target])
