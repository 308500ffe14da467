"""Makes `docs/reading.svg`, the picture in the README, from the real program.

    python docs/make_picture.py

In: a sample article. Out: the reading screen with a tag, a note and the side panel, as SVG.
"""

import asyncio
import os
import tempfile
from pathlib import Path

from reader import resources
from reader.library import Library
from reader.settings import Settings
from reader.tui.app import ReaderApp
from reader.tui.screens.reading import ReadingScreen

TARGET = Path(__file__).parent / "reading.svg"
SIZE = (120, 32)
KEYS = ("j", "1", "j", "j", "2", "enter", *"same figure as in the March minutes", "enter", "p")


async def picture(library: Library) -> str:
    """The reading screen after some keys, as SVG."""
    app = ReaderApp(library, Settings())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        while not isinstance(app.screen, ReadingScreen) or not app.screen.is_analysed:
            await pilot.pause(0.1)
        for key in KEYS:
            await pilot.press("space" if key == " " else key)
            await pilot.pause(0.2)
        await pilot.pause(5)  # until the message about the note has gone
        svg = app.export_screenshot(title="Reader")
    app.writer.close()
    return svg


def main() -> None:
    """Write the picture."""
    source = next(resources.folder("sample_articles").glob("2014-10-27-talks*"))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["READER_CACHE_DIR"] = f"{folder}/cache"  # analyses as they are made now
        with Library.open(Path(folder) / "first", author="jana"):
            pass  # a library that is there already is not given the samples
        with Library.open(Path(folder) / "first", author="jana") as library:
            library.add(source)
            TARGET.write_text(asyncio.run(picture(library)), encoding="utf-8")
    print(TARGET)


if __name__ == "__main__":
    main()
