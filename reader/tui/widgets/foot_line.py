"""The last row of a screen: the keys that matter or, for a while, a message."""

from collections.abc import Callable

from textual.timer import Timer

from reader.tui.widgets.line import Line

MESSAGE_SECONDS = 5.0
"""How long a message stands; a problem three times as long."""


class FootLine(Line):
    """Shows what `resting` says while nothing is told."""

    def __init__(self, resting: Callable[[], str]) -> None:
        super().__init__()
        self._resting = resting
        self._told: Timer | None = None

    def on_mount(self) -> None:
        """Begin at rest."""
        self.rest()

    def tell(self, message: str, *, problem: bool) -> None:
        """Show a message for a while."""
        self._hush()
        self.set_class(problem, "problem")
        self.show(f" {message}")
        self._told = self.set_timer(MESSAGE_SECONDS * (3 if problem else 1), self.rest)

    def rest(self) -> None:
        """Take a message away, and show what there is without one."""
        self._hush()
        self.set_class(False, "problem")
        self.show(self._resting())

    def refresh_rest(self) -> None:
        """Show anew what stands there, unless that is a message."""
        if self._told is None:
            self.rest()

    def _hush(self) -> None:
        if self._told is not None:
            self._told.stop()
            self._told = None
