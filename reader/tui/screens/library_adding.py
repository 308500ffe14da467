"""Adding to the library: a file, a folder or an address; what is dragged here; the samples."""

from textual import events

from reader.tui.screens.library_changing import Changing


class Adding(Changing):
    """The keys that bring articles in, and the one that takes the samples out."""

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
        self.tell("adding …")
        self.command(lambda: self.reader.add_sources(sources), self._imported)

    def _imported(self, result: tuple[int, int, list[str]]) -> None:
        added, known, failed = result
        self.library_changed()
        parts = [f"{added} added"]
        if known:
            parts.append(f"{known} here already")
        if failed:
            parts.append(f"{len(failed)} failed: {failed[0]}")
        self.tell(" · ".join(parts), problem=bool(failed))

    def action_clear_samples(self) -> None:
        def done(count: int) -> None:
            self.library_changed()
            self.tell(f"{count} sample articles taken out" if count else "no sample articles here")

        self.command(self.reader.clear_samples, done)
