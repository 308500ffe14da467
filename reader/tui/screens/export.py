"""The export screen: which format, which articles and tags, how it will look, where to.

Shows what the formats say of themselves and the beginning of what would be written; writes it when
asked. What was chosen last is there again the next time.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Label, Static

from reader.exchange import Format, Report, export, formats, load_format
from reader.exchange.output import save
from reader.model import Annotation, FormatError, ReaderError
from reader.model.bundle import Bundle
from reader.model.counted import counted
from reader.model.visible import one_line, visible
from reader.tui.screens.browsing import END
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.row_list import ListRow, RowList

if TYPE_CHECKING:
    from textual.worker import Worker

    from reader.library import Library
    from reader.tui.app import ReaderApp
    from reader.tui.writer import Writer

SETTING = "export"
MOVES = {"up": -1, "k": -1, "down": 1, "j": 1, "home": -END, "end": END}
"""By how many formats a key moves."""
REMEMBERED = ("tags", "template", "path")
"""Fields that are as they were the last time."""
PREVIEWED = 4_000
"""Bytes of an export that the preview reads."""
DELAY = 0.15
"""Seconds without a key after which the preview is made."""


class ExportScreen(Dialog[str | None]):
    """Asks what to export; the answer is a line that says what was done, or None."""

    FIELDS: ClassVar = (
        ("query", "articles that fit", "all"),
        ("tags", "with the tags", "any"),
        ("template", "by the template", "obsidian · logseq · plain · by-person · by-tag · a file"),
        ("path", "to", "a file, a folder, or a .zip"),
    )

    def __init__(
        self,
        *,
        articles: tuple[str, ...] = (),
        query: str = "",
        annotations: Sequence[Annotation] = (),
    ) -> None:
        """Of these articles, by id, or of those that fit a query; or of these annotations alone."""
        super().__init__()
        self._annotations = annotations
        self._articles = articles
        self._query = query
        self._formats = [each for each in formats() if each.write is not None]
        self._suffix = ""
        """Of the format that was chosen before: a place that ends in it follows another choice."""
        self._waiting: Timer | None = None
        self._asked: Path | None = None
        self._work: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """The formats on the left; what the chosen one says, the fields and the preview."""
        with Vertical(id="export"):
            with Horizontal(id="export-body"):
                yield RowList()
                with Vertical(id="export-side"):
                    yield Static(id="export-about", markup=False)
                    for name, label, placeholder in self.FIELDS:
                        with Horizontal(classes="export-field", id=f"export-row-{name}"):
                            yield Label(label)
                            yield Input(placeholder=placeholder, id=f"export-{name}", compact=True)
                    yield Static(id="export-preview", markup=False)
            yield Label(id="export-keys", markup=False)

    def on_mount(self) -> None:
        """What was chosen last."""
        last = self._library.setting(SETTING)
        remembered = cast("dict[str, str]", last) if isinstance(last, dict) else {}
        self._field("query").value = self._query
        for field in REMEMBERED:
            self._field(field).value = str(remembered.get(field) or "")
        self.query_one("#export-row-query").display = not (self._articles or self._annotations)
        self.query_one("#export-row-tags").display = not self._annotations
        names = [each.name for each in self._formats]
        name = remembered.get("format", "markdown")
        self._list = self.query_one(RowList)
        self._list.show(
            [ListRow(((f" {each}", "base"),), target=place) for place, each in enumerate(names)]
        )
        self._list.move_to(names.index(name) if name in names else 0)
        self._list.focus()
        self._show_format()
        self._say("↑↓ format   Tab next field   Enter export   Esc leave")

    @property
    def _library(self) -> "Library":
        return cast("ReaderApp", self.app).library

    @property
    def chosen(self) -> Format:
        """The format under the cursor."""
        return self._formats[self._list.current or 0]

    def on_key(self, event: events.Key) -> None:
        """Esc leaves; the list of formats has no keys of its own."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        elif self._list.has_focus:
            if event.key == "enter":
                event.stop()
                self.on_row_list_chosen()
            elif event.key in MOVES:
                event.stop()
                self._list.move(MOVES[event.key])
            elif event.key in ("pageup", "pagedown"):
                event.stop()
                self._list.move(self._list.page * (1 if event.key == "pagedown" else -1))

    def on_row_list_highlighted(self) -> None:
        """Another format."""
        self._show_format()

    def _show_format(self) -> None:
        chosen = self.chosen
        self.query_one("#export-about", Static).update(
            f"{chosen.title}\ncarries: {chosen.carries}\nnot: {chosen.cannot}\n"
            f"proven: {chosen.proven}"
        )
        self.query_one("#export-row-template").display = chosen.write_with is not None
        path = self._field("path")
        if self._suffix and path.value.endswith(self._suffix):
            path.value = path.value.removesuffix(self._suffix) + chosen.suffix
        self._suffix = chosen.suffix
        self._later()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another scope or place."""
        self._asked = None
        if event.input.id != "export-path":
            self._later()

    def on_row_list_chosen(self) -> None:
        """Enter on a format: to the place, or at once where one is named."""
        if self._field("path").value.strip():
            self._export()
        else:
            self._field("path").focus()

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Enter in a field."""
        self._export()

    # -- the preview ---------------------------------------------------------------------------

    def _later(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(DELAY, self._preview)

    def _preview(self) -> None:
        name, template, scope = self.chosen.name, self._template, self._scope()

        async def show() -> None:
            try:
                text = await self._writer.do(lambda: self._beginning(name, template, *scope))
            except ReaderError as error:
                text = str(error)
            if self.is_current:
                self.query_one("#export-preview", Static).update(text)

        self.run_worker(show, group="preview", exclusive=True)

    def _beginning(
        self, name: str, template: str, articles: list[str], tags: list[str], query: str
    ) -> str:
        """The beginning of the first file."""
        files = export(name, self._bundle(articles, tags, query), Report(), template)
        first = next(files, None)
        if first is None:
            return "nothing to export"
        data = b""
        for chunk in first.chunks:
            data += chunk
            if len(data) >= PREVIEWED:
                break
        try:
            text = data[:PREVIEWED].decode("utf-8-sig", "strict" if data[:4] == b"PK" else "ignore")
        except UnicodeDecodeError:
            return f"{one_line(first.name)}\n\na file that is no text"
        if "\0" in text:
            return f"{one_line(first.name)}\n\na file that is no text"
        return f"{one_line(first.name)}\n\n{visible(text.replace(chr(13), ''))}"

    # -- the export ----------------------------------------------------------------------------

    def _export(self) -> None:
        if self._work is not None and not self._work.is_finished:
            return
        typed = self._field("path").value.strip()
        if not typed:
            self._say("say where to", problem=True)
            self._field("path").focus()
            return
        path, name, scope = Path(typed).expanduser(), self.chosen.name, self._scope()
        template = self._template

        async def run() -> None:
            self._say("exporting …")
            try:
                done = await self._writer.do(lambda: self._write(name, template, path, *scope))
            except FormatError as error:
                if "is there already" in str(error):
                    self._asked = path
                    self._say(f"Enter again replaces what is there: {path}", problem=True)
                else:
                    self._say(str(error), problem=True)
            except ReaderError as error:
                self._say(str(error), problem=True)
            else:
                self.dismiss(done)

        self._work = self.run_worker(run, group="export")

    def _write(
        self,
        name: str,
        template: str,
        path: Path,
        articles: list[str],
        tags: list[str],
        query: str,
    ) -> str:
        """Write the export; a line that says what came of it."""
        report = Report()
        files = export(name, self._bundle(articles, tags, query), report, template)
        replace = self._asked == path
        merge = load_format(name).merge
        written = save(files, path, replace=lambda _: replace, merge=merge)
        if not written:
            raise FormatError("nothing to export")
        chosen = {"format": name, "path": str(path), "tags": ", ".join(tags), "template": template}
        before = self._library.setting(SETTING)
        known = cast("dict[str, str]", before) if isinstance(before, dict) else {}
        if not load_format(name).write_with:
            chosen["template"] = known.get("template", "")  # of the last time there was one
        self._library.remember(SETTING, chosen)
        return " · ".join(
            [f"{counted(len(written), 'file')} written to {path}", *report.lines()[:2]]
        )

    def _bundle(self, articles: list[str], tags: list[str], query: str) -> Bundle:
        if self._annotations:
            return self._library.select_annotations(self._annotations)
        return self._library.select(articles, tags, query)

    def _scope(self) -> tuple[list[str], list[str], str]:
        """Articles, tags and query."""
        tags = [tag for tag in _words(self._field("tags").value) if tag]
        query = "" if self._articles else self._field("query").value.strip()
        return list(self._articles), tags, query

    @property
    def _template(self) -> str:
        """What is typed there, for a format that has templates."""
        typed = self._field("template").value.strip()
        return typed if self.chosen.write_with is not None else ""

    def _field(self, name: str) -> Input:
        return self.query_one(f"#export-{name}", Input)

    @property
    def _writer(self) -> "Writer":
        return cast("ReaderApp", self.app).writer

    def _say(self, message: str, *, problem: bool = False) -> None:
        line = self.query_one("#export-keys", Label)
        line.set_class(problem, "problem")
        line.update(one_line(message))


def _words(tags: str) -> Iterable[str]:
    """Tags divided by commas."""
    return (tag.strip() for tag in tags.split(","))
