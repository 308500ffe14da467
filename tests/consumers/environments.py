"""Environments of their own for the tools: made once with pip or npm, or found on the machine.

In: a consumer. Out: the command that runs its check. Raises UnavailableError with the reason.
Consumers that need the same packages share an environment, also between runs and between processes.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import portalocker

from tests.consumers.consumers import Consumer

LIMIT = 900.0
"""Seconds that one installation may take."""
DEBIAN = {"emacs": "emacs-nox", "node": "nodejs", "java": "default-jre-headless"}
"""Packages that are not called as the program in them."""
_PATIENCE = {"PIP_RETRIES": "1", "PIP_TIMEOUT": "20", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
"""Without a network an answer is wanted soon."""


_failed: dict[Path, str] = {}
"""Environments that could not be made, and why: not tried twice in one run."""


class UnavailableError(Exception):
    """The tool can't be had on this machine, or not in time."""


class Ran(NamedTuple):
    """What became of a program."""

    status: int
    output: str
    errors: str


def cache() -> Path:
    """Where environments are kept."""
    default = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "reader-consumers"
    return Path(os.environ.get("READER_CONSUMERS", default))


def program(consumer: Consumer, deadline: float, *, debian: bool = False) -> Path:
    """The Python that has what a consumer needs; installed before `deadline` (`time.monotonic`).

    With `debian`, programs that are missing are installed on this machine with apt-get.
    """
    key = hashlib.sha256(" ".join((sys.version, *consumer.packages, *consumer.npm)).encode())
    folder = cache() / (key.hexdigest()[:16] if consumer.packages or consumer.npm else "bare")
    python = folder / "bin" / "python"
    try:
        cache().mkdir(parents=True, exist_ok=True)
        patience = max(5, deadline - time.monotonic())
        with portalocker.Lock(f"{folder}.lock", timeout=patience):
            if consumer.programs and debian:
                _install_programs(consumer, deadline)
            missing = [name for name in consumer.programs if shutil.which(name) is None]
            if missing:
                raise UnavailableError(f"{' and '.join(missing)}: not on this machine")
            if folder in _failed:
                raise UnavailableError(_failed[folder])
            if not (folder / "ready").exists():
                shutil.rmtree(folder, ignore_errors=True)
                try:
                    _make(consumer, folder, deadline)
                except UnavailableError as reason:
                    _failed[folder] = str(reason)
                    raise
                (folder / "ready").touch()
    except portalocker.LockException as error:
        raise UnavailableError("another run was still installing it") from error
    except OSError as error:
        raise UnavailableError(f"{folder}: {error.strerror}") from error
    return python


def _make(consumer: Consumer, folder: Path, deadline: float) -> None:
    python = str(folder / "bin" / "python")
    _install(deadline, sys.executable, "-m", "venv", "--without-pip", str(folder))
    if consumer.packages:
        pip = (sys.executable, "-m", "pip", "--python", python)
        _install(deadline, *pip, "install", "-q", *consumer.packages)
    if consumer.npm:
        npm = ("npm", "install", "--no-audit", "--no-fund", "--fetch-retries=0", "--loglevel=error")
        _install(deadline, *npm, "--prefix", str(folder), *consumer.npm)


def _install_programs(consumer: Consumer, deadline: float) -> None:
    """With apt-get, where there is one and we may."""
    missing = [name for name in consumer.programs if shutil.which(name) is None]
    packages = [DEBIAN.get(name, name) for name in missing]
    if not missing or shutil.which("apt-get") is None or getattr(os, "geteuid", lambda: 1)():
        return
    with portalocker.Lock(cache() / "apt.lock", timeout=max(1, deadline - time.monotonic())):
        _install(deadline, "apt-get", "update", "-q")
        _install(deadline, "apt-get", "install", "-q", "-y", "--no-install-recommends", *packages)


def _install(deadline: float, *command: str) -> None:
    name = Path(command[0]).name if command[1] != "-m" else command[2]
    limit = min(LIMIT, deadline - time.monotonic())
    if limit <= 0:
        raise UnavailableError("skipped, the time for all was up")
    try:
        done = run(command, limit, {**os.environ, **_PATIENCE, "DEBIAN_FRONTEND": "noninteractive"})
    except TimeoutError:
        raise UnavailableError(
            f"skipped, {name} took longer than the {limit:.0f} s it had for {command[-1]}"
        ) from None
    if done.status:
        lines = done.errors.strip().splitlines() or done.output.strip().splitlines() or ["?"]
        why = next((line for line in lines if line.startswith("ERROR:")), lines[-1])
        raise UnavailableError(f"{name} could not install it ({why[:140]})")


def run(
    command: tuple[str, ...], limit: float, environment: dict[str, str], folder: Path | None = None
) -> Ran:
    """Run a program with all that it starts; all of it is ended after `limit` seconds.

    Raises TimeoutError, and OSError where it can't be started.
    """
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, errors="replace", env=environment, cwd=folder, start_new_session=True,
    ) as process:  # fmt: skip
        try:
            output, errors = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
    return Ran(process.returncode, output, errors)
