"""What screens with a list share: a filter typed into a line.

In: from the subclass, what a query means and what stands around the list. Out: the keys of the
filter.
"""

from typing import TYPE_CHECKING, ClassVar

from reader.tui.screens.browsing import Browsing
from reader.tui.screens.keyed import TYPING
from reader.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.widgets import Input


class ListScreen(Browsing):
    """A list with a header, a filter and a footer."""

    placeholder: ClassVar[str] = ""
    """Says in the empty filter what can be typed."""

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self._filter_box: Input | None = None
        self.filter_line = Line(classes="filter")

    def apply_filter(self) -> None:
        """Show what fits `query_text`."""
        raise NotImplementedError

    def focus_list(self) -> None:
        """Give the list the keys."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open what is under the cursor."""
        raise NotImplementedError

    # -- the filter ----------------------------------------------------------------------------

    def action_filter(self) -> None:
        """Type what is to be shown."""
        if self._filter_box is not None:
            return
        from textual.widgets import Input

        self._filter_box = Input(
            self.query_text,
            placeholder=self.placeholder,
            id="list-filter-input",
            compact=True,
            select_on_focus=False,
            classes=TYPING,
        )
        self.filter_line.display = False
        self.mount(self._filter_box, after=self.filter_line)
        self._filter_box.focus()

    def on_input_changed(self, event: "Input.Changed") -> None:
        """Filter with every letter."""
        if self._filter_box is None:
            return  # a letter that was on its way when the filter closed
        self.query_text = event.value
        self.apply_filter()

    def on_input_submitted(self) -> None:
        """Open what is under the cursor; the filter stays for when one comes back."""
        self.leave_filter()
        self.action_open()

    def action_to_list(self) -> None:
        """Keep the filter and go to the list."""
        self.leave_filter()

    def unfilter(self) -> bool:
        """Show all again; whether anything was filtered or typed."""
        was_filtered = bool(self.query_text) or self._filter_box is not None
        self.query_text = ""
        self.leave_filter()
        if was_filtered:
            self.apply_filter()
        return was_filtered

    def leave_filter(self) -> None:
        """Close the line that is typed into."""
        if self._filter_box is not None:
            self._filter_box.remove()
            self._filter_box = None
        self.filter_line.display = True
        self.focus_list()

    # -- header and footer ---------------------------------------------------------------------

    def show_header(self, left: str, right: str) -> None:
        """Say what the list is of, and how much it has."""
        self.head.show(f" {left}", f"{right} ")

    def show_filter(self, right: str) -> None:
        """Say what is shown and in which order, beside what was typed."""
        line = self.filter_line
        line.show(f" / {self.query_text}" if self.query_text else " / filter", f"{right} ")
        line.set_class(not self.query_text, "idle")
