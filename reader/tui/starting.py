"""Starting: what stands between the shell and the first screen.

In: what the application's `run` takes. Out: nothing, when the person leaves. Python's search for
reference cycles waits until the screen is painted: what is made before that stays, and looking
through it is a fifth of the time to the first paint.
"""

import gc
from pathlib import Path

from reader.settings import Settings


def run(
    folder: Path,
    settings: Settings,
    theme: str | None,
    config: Path | None,
    article: str | None = None,
) -> None:
    """Open the screens; arguments and errors as those of `reader.tui.app.run`."""
    collect_later()
    from reader.tui.app import run as run_application

    run_application(folder, settings, theme, config, article)


def collect_later() -> None:
    """Look for no cycles until `collect_again`."""
    gc.disable()


def collect_again() -> None:
    """Look for cycles from now on, in what is made from now on."""
    gc.freeze()
    gc.enable()
