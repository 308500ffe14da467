"""Opening an article, from whichever list: read it, show it, select the place that was meant."""

from typing import TYPE_CHECKING

from reader.model import Article, ListedArticle, Span

if TYPE_CHECKING:
    from reader.tui.screens.keyed import KeyedScreen
    from reader.tui.screens.reading import ReadingScreen

RETRY_SECONDS = 0.02


def open_article(screen: "KeyedScreen", article_id: str, place: Span | None = None) -> None:
    """Show an article over `screen`, where reading stopped or with `place` as the selection."""

    def load() -> tuple[Article, ListedArticle]:
        library = screen.reader.library
        library.merge_copies(article_id)
        return library.article(article_id), library.listed(article_id)

    async def push(loaded: tuple[Article, ListedArticle]) -> None:
        from reader.tui.screens.reading import ReadingScreen

        if not screen.is_current:
            return  # something else was opened while the article was read from the disk
        article, listed = loaded
        if place is not None:
            listed = listed._replace(position=place.start, top=None)
        reading = ReadingScreen(article, listed)
        await screen.app.push_screen(reading)
        if place is not None:
            _select(reading, place)

    screen.command(load, push)


def _select(reading: "ReadingScreen", place: Span) -> None:
    """Select a span once the text is laid out."""
    if reading.view.is_laid_out:
        reading.view.select(place)
    elif reading.is_attached:
        reading.set_timer(RETRY_SECONDS, lambda: _select(reading, place))
