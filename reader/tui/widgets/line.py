"""A row of text with a left and a right part, cut to the width there is."""

from rich.text import Text
from textual.widget import Widget


class Line(Widget):
    """One row: `left` is cut with an ellipsis where `right` needs the place."""

    DEFAULT_CSS = "Line { height: 1; }"

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._left: Text = Text()
        self._right: Text = Text()

    def show(self, left: str | Text, right: str | Text = "") -> None:
        """Replace what stands there."""
        shown = (
            (Text(left) if isinstance(left, str) else left),
            (Text(right) if isinstance(right, str) else right),
        )
        if shown != (self._left, self._right):
            self._left, self._right = shown
            self.refresh()

    def render(self) -> Text:
        """The row at the present width."""
        width = self.size.width
        right = self._right.copy()
        right.truncate(width, overflow="ellipsis")
        left = self._left.copy()
        room = width - right.cell_len - (1 if right.cell_len else 0)
        line = Text(no_wrap=True, end="")
        if room >= 0:
            left.truncate(room, overflow="ellipsis", pad=True)
            line.append_text(left)
            line.append(" " if right.cell_len else "")
        line.append_text(right)
        return line
