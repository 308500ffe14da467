"""Environments of their own for the tools: made once with pip or npm, or found on the machine.

In: a consumer. Out: the command that runs its check. Raises UnavailableError with the reason.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.consumers.consumers import Consumer

SECONDS = 900


class UnavailableError(Exception):
    """The tool can't be had on this machine."""


def cache() -> Path:
    """Where environments are kept."""
    default = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "reader-consumers"
    return Path(os.environ.get("READER_CONSUMERS", default))


def program(consumer: Consumer) -> list[str]:
    """The command before the check's script: a Python that has the packages."""
    for name in consumer.programs:
        if shutil.which(name) is None:
            raise UnavailableError(f"{name} is not on this machine")
    key = hashlib.sha256(" ".join((sys.version, *consumer.packages, *consumer.npm)).encode())
    folder = cache() / f"{consumer.check}-{key.hexdigest()[:10]}"
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        _run(sys.executable, "-m", "venv", str(folder))
        if consumer.packages:
            _run(str(python), "-m", "pip", "install", "-q", *consumer.packages)
        if consumer.npm:
            _run("npm", "install", "--silent", "--prefix", str(folder), *consumer.npm)
        (folder / "ready").touch()
    return [str(python)]


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise UnavailableError(f"{command[0]}: {error}") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise UnavailableError(f"{' '.join(command[-2:])}: {last[:120]}")
