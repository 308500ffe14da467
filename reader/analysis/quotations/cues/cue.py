"""The cue: a verb of speech or "according to" where it stands, with its subject."""

from dataclasses import dataclass

from reader.analysis.quotations.grammar.subject import Subject
from reader.analysis.quotations.lexicon.verbs import Verb

ACCORDING = Verb("according", "base", "cqn", False)


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech at `verb`; the cue's words are `[verb, end)`.

    `reporter` holds the bounds of who passes it on ("RIA quoted Gatilov as saying"); what is
    attributed does not reach beyond item `until`.
    """

    verb: int
    end: int
    entry: Verb
    subject: Subject
    reporter: tuple[int, int] | None = None
    until: int | None = None

    @property
    def is_according(self) -> bool:
        """Whether this is "according to" and its kin."""
        return self.entry is ACCORDING
