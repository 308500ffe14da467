"""Catching up before an answer: the index and the analyses, with a bar on a terminal."""

from collections.abc import Generator
from itertools import groupby

from reader.cli.printing import say
from reader.cli.progress import progress
from reader.library import Library
from reader.library.catching_up import Step, catch_up
from reader.model.visible import one_line

WORDS = {"indexed": "indexing", "analysed": "analysing"}


def index(library: Library) -> None:
    """Bring the index up to date; what can't be done is told."""
    follow(catch_up(library, analyse=False))
    _tell_of_cache(library)


def analyse(library: Library) -> tuple[int, int]:
    """Analyse and index every article: how many were analysed now, how many could not be.

    Ctrl+C stops it, and what is done is kept.
    """
    done, failed = follow(catch_up(library))
    _tell_of_cache(library)
    return done, failed


def follow(steps: Generator[Step]) -> tuple[int, int]:
    """Do the steps, with a bar for each kind of work; how many were analysed, how many failed."""
    done = failed = 0
    try:
        for work, group in groupby(steps, lambda step: step.work):
            for step in progress(group, _article, _total, what=WORDS[work]):
                if step.problem:
                    failed += work == "analysed"
                    article = f"{step.article}: " if step.article else ""
                    say(f"reader: {article}{one_line(step.problem)}")
                elif work == "analysed":
                    done += 1
    finally:
        steps.close()
    return done, failed


def _article(step: Step) -> str:
    return step.article


def _total(step: Step) -> int:
    return step.total


def _tell_of_cache(library: Library) -> None:
    if library.analyses.problem:
        say(f"reader: {library.analyses.problem}")
