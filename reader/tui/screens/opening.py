"""Opening an article, from whichever list: read it, show it, select the place that was meant."""

from typing import TYPE_CHECKING

from reader.model import Article, ListedArticle, Span

if TYPE_CHECKING:
    from reader.tui.screens.keyed import KeyedScreen


def open_article(screen: "KeyedScreen", article_id: str, place: Span | None = None) -> None:
    """Show an article over `screen`, where reading stopped or with `place` as the selection."""

    def load() -> tuple[Article, ListedArticle]:
        library = screen.reader.library
        library.merge_copies(article_id)
        return library.article(article_id), library.listed(article_id)

    turn = screen.reader.typing_ahead.hold()

    async def push(loaded: tuple[Article, ListedArticle]) -> None:
        from reader.tui.screens.reading import ReadingScreen

        if screen.is_current:  # else something else was opened while the disk was read
            screen.app.push_screen(ReadingScreen(*loaded, at=place))
        await screen.reader.typing_ahead.release(turn, screen)

    screen.command(load, push)
