"""Adding to the library: a file, a folder or an address; what is dragged here; the samples."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events

from reader.tui.screens.keyed import KeyedScreen
from reader.tui.screens.library_changing import Changing

if TYPE_CHECKING:
    from reader.tui.importing import Importing, Progress

LEAVE_SECONDS = 0.5
"""How long leaving waits for what is being stored."""


class Adding(Changing):
    """The keys that bring articles in, and the one that takes the samples out."""

    def __init__(self) -> None:
        super().__init__()
        self._importing: Importing | None = None
        self._next_sources: list[str] = []
        self._under_way = ""
        self._failures: Sequence[str] = ()

    def action_import(self) -> None:
        from reader.tui.screens.prompt import Prompt

        prompt = Prompt("add ", placeholder="a file, a folder, or the address of a page")
        self.app.push_screen(prompt, self._import)

    def _import(self, typed: str | None) -> None:
        from reader.ingest.dropped import typed_sources

        if sources := typed_sources(typed or ""):
            self._add(sources)

    def on_paste(self, event: events.Paste) -> None:
        """Add files dragged onto the terminal, which pastes their paths."""
        from reader.ingest.dropped import dropped_sources

        if sources := dropped_sources(event.text):
            event.stop()
            self._add(sources)

    def _add(self, sources: list[str]) -> None:
        """Take sources in, after those that are being taken in."""
        if self._importing is not None:
            self._next_sources += sources
            return
        from reader.tui.importing import Importing

        later = self.reader.call_later  # what is told comes from a thread

        def told(progress: "Progress") -> None:
            later(self._show_import, progress)

        def done(progress: "Progress") -> None:
            later(self._imported, progress)

        self._importing = Importing(self.reader.library, sources, told, done)
        self._show_import(self._importing.progress)

    def _show_import(self, progress: "Progress") -> None:
        if self._importing is None or self._importing.is_stopping:
            return
        stops = self.hint("unfilter", "stops")
        self._under_way = f"{progress.under_way()}{stops}"
        self.foot.refresh_rest()

    def resting(self) -> str:
        """How far an import is; the keys that matter where there is none."""
        return f" {self._under_way}" if self._under_way else super().resting()

    def action_unfilter(self) -> None:
        """Stop what is being added; else show all articles again."""
        if self._importing is None or self._filter_bar is not None:
            super().action_unfilter()
            return
        self._importing.stop()
        self._next_sources.clear()
        self._under_way = "stopping …"
        self.foot.rest()

    def _imported(self, progress: "Progress") -> None:
        self._importing = None
        self._under_way = ""
        self._failures = progress.failures
        self.library_changed()
        more = self.hint("failures", "shows them") if len(progress.failures) > 1 else ""
        told = self.app.screen if isinstance(self.app.screen, KeyedScreen) else self
        told.tell(f"{progress.result()}{more}", problem=bool(progress.failures))
        if self._next_sources:
            sources, self._next_sources = self._next_sources, []
            self._add(sources)

    def action_failures(self) -> None:
        from reader.tui.screens.failures import FailuresScreen

        self.app.push_screen(FailuresScreen(self._failures))

    def leave(self) -> None:
        """Stop what is being added; what was stored stays."""
        if self._importing is not None:
            self._importing.stop(wait=LEAVE_SECONDS)

    def action_clear_samples(self) -> None:
        def done(count: int) -> None:
            self.library_changed()
            self.tell(f"{count} sample articles taken out" if count else "no sample articles here")

        self.command(self.reader.clear_samples, done)
