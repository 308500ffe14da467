"""Export a library in one format, for a consumer: `… exporting FORMAT LIBRARY PATH`.

A process of its own, because some formats can only be written where the tool is installed. Prints
the path that was written; ends with status 77 and a line where an extra is missing.
"""

import sys
from pathlib import Path

from reader.exchange import Report, export, load_format
from reader.exchange.output import save
from reader.library import Library
from reader.model import FormatError


def main(name: str, folder: str, target: str) -> None:
    """Write and tell where."""
    chosen = load_format(name)
    path = Path(target if chosen.several else f"{target}{chosen.suffix}")
    if chosen.several:
        path.mkdir(exist_ok=True)
    try:
        with Library.open(Path(folder)) as library:
            save(export(name, library.select(), Report()), path, replace=lambda _: True)
    except FormatError as error:
        print(error)
        sys.exit(77)
    print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
