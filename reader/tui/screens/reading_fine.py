"""The keys of fine mode and the jump labels: the selection, to the character.

How an edge moves is decided in `reader.tui.text.edges`; labels come from `reader.tui.text.jump`.
"""

from collections.abc import Callable

from reader.model import Span
from reader.tui.actions import FINE, READING
from reader.tui.screens.reading_moving import Moving
from reader.tui.text import edges
from reader.tui.text.edges import Edged
from reader.tui.text.jump import labels
from reader.tui.text.layout import Layout
from reader.tui.text.words import words_in


class Fine(Moving):
    """Fine mode, and labels to jump to."""

    _edged: Edged | None = None
    _targets: dict[str, Span]
    _label = ""
    _jumped: Callable[[Span], None]

    @property
    def contexts(self) -> tuple[str, ...]:
        """In fine mode its keys come first."""
        return (FINE, READING) if self._edged is not None else (READING,)

    # -- fine mode -----------------------------------------------------------------------------

    def action_fine(self) -> None:
        if self.view.selection.length:
            self._set_edged(Edged(self.view.selection))
            self.tell("fine: w b by word · h l by character · o other edge · Esc done")

    def action_fine_leave(self) -> None:
        self._set_edged(None)

    def action_fine_left(self) -> None:
        self._move_edge(edges.by_cluster, False)

    def action_fine_right(self) -> None:
        self._move_edge(edges.by_cluster, True)

    def action_fine_word_back(self) -> None:
        self._move_edge(edges.by_word, False)

    def action_fine_word_on(self) -> None:
        self._move_edge(edges.by_word, True)

    def action_fine_clause_back(self) -> None:
        self._move_edge(edges.by_clause, False)

    def action_fine_clause_on(self) -> None:
        self._move_edge(edges.by_clause, True)

    def action_fine_swap(self) -> None:
        if self._edged is not None:
            self._set_edged(self._edged.swapped())

    def action_fine_jump(self) -> None:
        edged = self._edged
        if edged is None:
            return

        def go(word: Span) -> None:
            place = word.end if edged.end_moves else word.start
            self._set_edged(edges.moved_to(self.view.page, edged, place))

        seen = self.view.visible_span()
        self._show_labels(words_in(self.article.text, seen.start, seen.end), go)

    def aside(self) -> str:
        """In fine mode, which edge moves."""
        if self._edged is None:
            return ""
        edge = "end" if self._edged.end_moves else "start"
        return f"fine · {edge}"

    def leave_fine(self) -> None:
        """The selection was used or is another one: its edges are settled."""
        if self._edged is not None:
            self._set_edged(None)

    def _move_edge(self, move: Callable[[Layout, Edged, bool], Edged], forward: bool) -> None:
        if self._edged is not None:
            self._set_edged(move(self.view.page, self._edged, forward))

    def _set_edged(self, edged: Edged | None) -> None:
        self._edged = edged
        if edged is not None:
            self.view.select(edged.span)
        self.view.show_edge(None if edged is None else edged.edge)
        self._describe()

    def _select(self, span: Span) -> None:
        self.leave_fine()
        super()._select(span)

    # -- jump labels ---------------------------------------------------------------------------

    def action_jump(self) -> None:
        self._show_labels(self._sentences_in_sight(), self._select)

    def _sentences_in_sight(self) -> list[Span]:
        seen = self.view.visible_span()
        found: list[Span] = []
        sentence = self.view.motions.sentence_at(seen.start)
        while sentence.start < seen.end:
            if sentence.start >= seen.start:
                found.append(sentence)
            following = self.view.motions.next_sentence(sentence)
            if following.start <= sentence.start:
                break
            sentence = following
        return found

    def _show_labels(self, targets: list[Span], jumped: Callable[[Span], None]) -> None:
        names = labels(len(targets))
        self._targets = dict(zip(names, targets, strict=False))
        self._jumped = jumped
        self._label = ""
        self.view.show_labels({span.start: name for name, span in self._targets.items()})

    @property
    def is_jumping(self) -> bool:
        """Whether labels are shown, and the next keys are theirs."""
        return bool(self.view.labels)

    def take_key(self, name: str) -> bool:
        """While labels are shown keys are theirs; any that is none takes them away."""
        if not self.is_jumping:
            return False
        self._label += name
        left = {key: span for key, span in self._targets.items() if key.startswith(self._label)}
        if left and self._label not in left:
            self.view.show_labels(
                {span.start: key[len(self._label) :] for key, span in left.items()}
            )
            return True
        self.view.show_labels({})
        if self._label in left:
            self._jumped(left[self._label])
        return True
