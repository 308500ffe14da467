"""The application: opens the library on the screen and holds what the screens share.

In: a library's folder and settings. Out: nothing; what a person did is stored as they do it.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.binding import Binding
from textual.filter import LineFilter, NoColor

from reader import resources
from reader.library import Library
from reader.library.naming import Naming
from reader.model import Analysis, Article, ListedArticle, ReaderError
from reader.settings import Settings, SettingsError, config_file, keymap_file, themes_folder
from reader.tui import background
from reader.tui.actions import ANYWHERE, LIBRARY
from reader.tui.background import Background
from reader.tui.key_names import shown
from reader.tui.keymap import Keymap, load_keymap, make_keymap
from reader.tui.screens.keyed import KeyedScreen
from reader.tui.starting import collect_again
from reader.tui.theme_files import OwnTheme, load_own_themes, theme_names
from reader.tui.themes import built_in
from reader.tui.typing_ahead import TypingAhead, is_typed
from reader.tui.writer import Writer

STYLES = ("tokens", "textual", "library", "reading", "annotations", "dialogs", "export")
LOOK_SECONDS = 0.5
"""How often other processes' changes are looked for: two `stat` calls."""
BACKUP_SECONDS = 20.0
KEPT_ANALYSES = 64
KEPT_TAGS = 20
SAMPLES = "samples"
FOOTER_GAP = "   "


if TYPE_CHECKING:
    from reader.tui.screens.palette import Command


class ReaderApp(App[None], inherit_bindings=False):
    """Reader on the screen."""

    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False  # Reader has a palette of its own
    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]  # noqa: RUF012

    def __init__(
        self,
        library: Library,
        settings: Settings,
        keymap: Keymap | None = None,
        own_themes: Mapping[str, OwnTheme] | None = None,
        opened: tuple[Article, ListedArticle] | None = None,
    ) -> None:
        """`opened` is the article to begin with, instead of the library."""
        styles = resources.folder("styles")
        super().__init__(css_path=[styles / f"{name}.tcss" for name in STYLES])
        self.library = library
        self.settings = settings
        self.keymap = keymap or make_keymap()
        self.writer = Writer()
        self.typing_ahead = TypingAhead(self)
        self.background = Background(self)
        self.config: Path | None = None
        """The settings file, None for the usual one."""
        self.recent_tags: list[str] = []
        self._analyses: dict[str, Analysis] = {}
        self._own_themes = own_themes or {}
        self._opened = opened
        self._is_begun = False
        self.use_theme(settings.theme)

    def on_mount(self) -> None:
        """Show the library; a new one is given the sample articles."""
        self._is_begun = True
        self.call_after_refresh(collect_again)
        if self._opened is None:
            self._show_library()
        else:
            from reader.tui.screens.reading import ReadingScreen

            screen = ReadingScreen(*self._opened)
            self.push_screen(screen, lambda _: self._show_library())
        self.set_interval(LOOK_SECONDS, self._look_for_changes)
        self.set_timer(background.START_SECONDS, self._keep_up)
        self.set_timer(BACKUP_SECONDS, lambda: self.run_worker(self._back_up))
        if self.library.is_new:
            self.run_worker(self._add_samples)
        elif remark := self._remark_on_theme():
            self.call_after_refresh(self._tell, remark)

    def _show_library(self) -> None:
        from reader.tui.screens.library import LibraryScreen

        self.push_screen(LibraryScreen())

    async def on_event(self, event: events.Event) -> None:
        """Give what is typed to the screen, one key after another."""
        if not is_typed(event):
            await super().on_event(event)
        elif not self.typing_ahead.keeps(event):
            await super().on_event(event)
            self.typing_ahead.given()

    def on_unmount(self) -> None:
        """Leave nothing running, however the program ends."""
        self.background.stop()

    # -- what screens share --------------------------------------------------------------------

    async def analysis_of(self, article: Article) -> Analysis:
        """The analysis of an article as it was found, computed once and kept in the cache.

        Corrections are laid over it by whoever shows it.
        """
        found = self._analyses.get(article.digest)
        if found is None:
            from reader.tui.analysing import analysed

            try:
                found = await self._found(article)
            except ReaderError as error:
                self._tell(f"{error} · Reader's own names are shown")
                found = await analysed(article.text, Naming())
            self._analyses[article.digest] = found
            if len(self._analyses) > KEPT_ANALYSES:
                del self._analyses[next(iter(self._analyses))]
        return found

    async def _found(self, article: Article) -> Analysis:
        """The analysis from the cache, or made and put there. Raises as `Naming` does."""
        from reader.tui.analysing import analysed

        findings = self.library.analyses.findings
        found = await asyncio.to_thread(findings.stored, article.digest)
        if found is None:
            found = await analysed(article.text, findings.naming)
            await asyncio.to_thread(findings.store, article.digest, found)
        return found

    def used_tag(self, name: str) -> None:
        """Remember a tag as the last one used."""
        kept = [tag for tag in self.recent_tags if tag != name]
        self.recent_tags = [name, *kept][:KEPT_TAGS]

    def copy(self, words: str) -> None:
        """Copy words for other programs: by way of the terminal, and the system's clipboard."""
        self.copy_to_clipboard(words)
        self.run_worker(lambda: _to_system_clipboard(words), thread=True, group="clipboard")

    def footer_of(self, context: str) -> str:
        """The few keys that matter on a screen, as many as there is room for, and the key that
        shows them all."""
        *few, last = [
            f"{shown(action.keys[0])} {action.short}"
            for action in (*self.keymap.of_context(context), *self.keymap.of_context(ANYWHERE))
            if action.short and action.keys
        ] or [""]
        while few and cell_len(FOOTER_GAP.join([*few, last])) >= self.size.width:
            few.pop()
        return f" {FOOTER_GAP.join([*few, last])}"

    async def _back_up(self) -> None:
        """Make today's backup, once nobody is waiting for the first screen."""
        from reader.library.doctor import back_up_daily

        try:
            await self.writer.do(lambda: back_up_daily(self.library))
        except ReaderError as error:
            self._tell(str(error))

    # -- samples -------------------------------------------------------------------------------

    async def _add_samples(self) -> None:
        """Put the sample articles in, one by one, and say so."""
        ids: list[str] = []
        for path in sorted(resources.folder("sample_articles").iterdir()):
            try:
                ids.append((await self.writer.do(lambda path=path: self.library.add(path))).id)
            except ReaderError as error:
                self._tell(str(error))
                continue
        await self.writer.do(lambda: self.library.remember(SAMPLES, ids))
        self._changed()
        key = self.keymap.key_for(LIBRARY, "clear_samples")
        clears = f" · {key} clears them" if key else ""
        self._tell(f"a new library, with {len(ids)} sample articles to try things on{clears}")

    def clear_samples(self) -> int:
        """Take the sample articles out; how many there were."""
        ids: list[str] = self.library.setting(SAMPLES) or []
        there = {article.id for article in self.library.articles()}
        for article_id in ids:
            if article_id in there:
                self.library.remove(article_id)
        self.library.remember(SAMPLES, [])
        return len(there.intersection(ids))

    # -- index and analyses --------------------------------------------------------------------

    def _keep_up(self) -> None:
        self.run_worker(self.background.look, group="background")
        self.set_timer(background.REST_SECONDS, self._keep_up)

    def work_told(self, words: str) -> None:
        """Tell the screens what is being worked out in the background; "" when nothing is."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen) and screen.is_mounted:
                screen.work_told(words)

    # -- changes by others ---------------------------------------------------------------------

    async def _look_for_changes(self) -> None:
        try:
            changed = await self.writer.do(self.library.refresh)
        except ReaderError as error:
            self._tell(str(error))
            return
        if changed:
            self._changed()

    def _changed(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen) and screen.is_mounted:
                screen.others_changed()

    def _tell(self, message: str) -> None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, KeyedScreen):
                screen.tell(message)
                return

    # -- keys and palette ----------------------------------------------------------------------

    def action_keys(self) -> None:
        """Show the keys."""
        from reader.tui.screens.help import HelpScreen

        context = self.screen.context if isinstance(self.screen, KeyedScreen) else "library"
        self.push_screen(HelpScreen(self.keymap, context))

    def action_command_palette(self) -> None:
        """Show the commands of the screen."""
        from reader.tui.screens.palette import Palette

        screen = self.screen
        if not isinstance(screen, KeyedScreen):
            return
        commands = list(self.commands_of(screen))

        def chosen(place: str | None) -> None:
            if place is not None:
                self.call_later(commands[int(place)].run)

        self.push_screen(Palette(commands), chosen)

    def commands_of(self, screen: KeyedScreen) -> "Iterable[Command]":
        """Every action of a screen and of the program, by its description, and the themes."""
        from reader.tui.screens.palette import Command

        actions = [*self.keymap.of_context(screen.context), *self.keymap.of_context(ANYWHERE)]
        for action in actions:
            if action.id != "palette":
                keys = ", ".join(map(shown, action.keys))
                call = action.call
                yield Command(action.text, keys, lambda call=call: screen.run_action(call))
        for name in theme_names(self._own_themes):
            yield Command(f"theme {name}", "colours", lambda name=name: self.use_theme(name))
        yield Command("quit Reader", "^Q", self.action_quit)

    # -- colours -------------------------------------------------------------------------------

    def use_theme(self, name: str) -> None:
        """Show everything in the colours of a built-in theme or one of the person's own."""
        own = self._own_themes.get(name)
        self.register_theme(own.theme if own else built_in(name))
        self.theme = name
        if self.is_running and (remark := self._remark_on_theme()):
            self._tell(remark)

    def refresh_css(self, animate: bool = True) -> None:
        """Show a theme's colours. The first theme comes before anything was parsed in other ones:
        Textual would parse all styles twice."""
        if self._is_begun:
            super().refresh_css(animate=animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def _remark_on_theme(self) -> str:
        """What is hard to read in the theme, where it is the person's own."""
        own = self._own_themes.get(self.theme)
        if own is None or not own.remarks:
            return ""
        first, *others = own.remarks
        more = f" and {len(others)} more" if others else ""
        return f"{self.theme}: {first}{more}"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters; for `NO_COLOR` with the terminal's own colours the one that takes
        them out, since the one that makes them grey makes the terminal's text black on black."""
        if self.no_color and self.native_ansi_color:
            return [NoColor()]
        return super().get_line_filters()

    async def action_quit(self) -> None:
        """Remember where reading stopped, wait for what is being stored, and leave."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.leave()
        self.background.stop()
        self.exit()


def run(
    folder: Path,
    settings: Settings,
    theme: str | None,
    config: Path | None,
    article: str | None = None,
) -> None:
    """Open the library in `folder`, or one article of it, on the screen and stay until the person
    leaves.

    `config` is the settings file, None for the usual one; keymap and themes stand beside it.
    `article` is an id, a unique prefix of one, or a unique part of a title. Raises SettingsError,
    LibraryError, NotFoundError or AmbiguousError before anything is drawn.
    """
    keymap = load_keymap(keymap_file(config))
    own_themes = load_own_themes(themes_folder(config))
    chosen = theme or settings.theme
    if chosen not in theme_names(own_themes):
        known = ", ".join(theme_names(own_themes))
        where = "" if theme else f"{config_file(config)}: "
        raise SettingsError(f"{where}no theme “{chosen}”; known: {known}")
    naming = Naming(settings.recogniser, settings.gazetteer)
    library = Library.open(folder, author=settings.author, naming=naming)
    try:
        opened = None
        if article is not None:
            listed = library.find(article)
            library.merge_copies(listed.id)
            opened = library.article(listed.id), listed
        app = ReaderApp(library, replace(settings, theme=chosen), keymap, own_themes, opened)
        app.config = config
        app.run()
        app.writer.close()
    finally:
        library.close(fold=True)


def _to_system_clipboard(words: str) -> None:
    """Copy words where the system has a clipboard; the terminal was given them in any case."""
    import pyperclip

    with suppress(pyperclip.PyperclipException, OSError):
        pyperclip.copy(words)
