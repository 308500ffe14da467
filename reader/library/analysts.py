"""Analysts: stored articles analysed in processes of their own, beside everything else.

In: articles of a library. Out: their analyses in the cache, and for each article a word whether it
went well. The processes (`reader analyze --jsonl`) get low priority and leave a core free; they end
when whoever started them ends. One that dies takes nothing with it but the article it was at.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import orjson

from reader.library.library import Library
from reader.model import Analysis, ListedArticle, ReaderError

COMMAND = (sys.executable, "-m", "reader", "analyze", "--jsonl")
NICENESS = 10
PATIENCE = 60.0
"""Seconds that an analysis may take, and one more for every `PER_SECOND` code points."""
PER_SECOND = 10_000

Outcome = tuple[ListedArticle, str]
"""An article, and why it could not be analysed, or ""."""


def free_cores() -> int:
    """How many processes may work: one core is left to the person, at least one process works."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, (count or 1) - 1)


@contextmanager
def analysing(
    library: Library, articles: Iterable[ListedArticle], workers: int | None = None
) -> Generator[Iterator[Outcome]]:
    """Analyse articles; the outcomes as they come. Leaving the context stops the work at once."""
    outcomes: queue.Queue[Outcome | None] = queue.Queue()  # None: one of the crew is done
    todo = iter(list(articles))
    crew = [_Analyst(library, todo, outcomes) for _ in range(workers or free_cores())]
    for analyst in crew:
        analyst.start()

    def results() -> Iterator[Outcome]:
        working = len(crew)
        while working:
            outcome = outcomes.get()
            if outcome is None:
                working -= 1
            else:
                yield outcome

    try:
        yield results()
    finally:
        for analyst in crew:
            analyst.stop()
        for analyst in crew:
            analyst.join()


class _Analyst(threading.Thread):
    """A thread that feeds one process, article by article, from a list shared with the others."""

    _next = threading.Lock()

    def __init__(
        self,
        library: Library,
        todo: Iterator[ListedArticle],
        outcomes: "queue.Queue[Outcome | None]",
    ) -> None:
        super().__init__(daemon=True)
        self._library = library
        self._todo = todo
        self._outcomes = outcomes
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def run(self) -> None:
        try:
            while not self._is_stopped:
                with self._next:
                    listed = next(self._todo, None)
                if listed is None:
                    break
                self._outcomes.put((listed, self._analyse(listed)))
        finally:
            self._end_process()
            self._outcomes.put(None)

    def stop(self) -> None:
        """Stop at once; what was being analysed is not."""
        self._is_stopped = True
        self._kill()

    def _analyse(self, listed: ListedArticle) -> str:
        try:
            article = self._library.article(listed.id)
            found = self._ask(article.text)
        except ReaderError as error:
            return str(error)
        except OSError as error:
            self._end_process()
            return f"the analysis could not be run ({error.strerror})"
        if found is None:
            self._end_process()
            return "the analysis of this text failed"
        self._library.analyses.findings.store(article.digest, found)
        return ""

    def _ask(self, text: str) -> Analysis | None:
        process = self._process or self._start_process()
        assert process.stdin is not None
        assert process.stdout is not None
        alarm = threading.Timer(PATIENCE + len(text) / PER_SECOND, self._kill)
        alarm.start()
        try:
            process.stdin.write(orjson.dumps({"id": "", "text": text}) + b"\n")
            process.stdin.flush()
            answer: Any = orjson.loads(process.stdout.readline())
            return Analysis.from_json(answer)
        except (BrokenPipeError, ValueError, KeyError, TypeError):
            return None  # it died, or was stopped
        finally:
            alarm.cancel()

    def _start_process(self) -> "subprocess.Popen[bytes]":
        self._process = subprocess.Popen(
            (*COMMAND, *self._library.analyses.findings.naming.options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl+C in the terminal is for whoever started us
        )
        if hasattr(os, "setpriority"):
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, NICENESS)
        if self._is_stopped:
            self._kill()
        return self._process

    def _kill(self) -> None:
        process = self._process
        if process is not None:
            process.kill()

    def _end_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            process.wait()
