"""The folders that come with the program: styles and sample articles.

In a checkout they stand beside the package; in an installed wheel inside it. A checkout is looked
at first, because an editable install keeps copies that go stale.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder `styles` or `sample_articles`. Raises FileNotFoundError."""
    for parent in (_PACKAGE.parent, _PACKAGE):
        if (parent / name).is_dir() and (parent is _PACKAGE or _is_checkout(parent)):
            return parent / name
    raise FileNotFoundError(f"{name}: not found beside or inside {_PACKAGE}")


def _is_checkout(parent: Path) -> bool:
    return (parent / "pyproject.toml").is_file()
