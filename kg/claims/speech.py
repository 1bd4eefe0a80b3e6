"""Sentences in order -> who still speaks: indirect speech goes on while the mood does, direct speech until its closing mark."""

from collections.abc import Iterator

from kg.claims.context import Contexts
from kg.claims.participants import Participants
from kg.claims.status import SPEECH
from kg.claims.tree import Tree
from kg.model import Entity, Span

_PAIRS = {"„": "“”", "«": "»", "»": "«", "“": "”"}
_LONGEST = 1500
"""A quote longer than this many code points has lost its closing mark."""


def quotes(text: str) -> tuple[Span, ...]:
    """The stretches of a text between quotation marks.

    >>> [tuple(span) for span in quotes('Er sagte: „Ja. Nein.“ Dann "nichts".')]
    [(10, 21), (27, 35)]
    """
    return tuple(_quotes(text))


def _quotes(text: str) -> Iterator[Span]:
    start, closing = -1, ""
    for at, mark in enumerate(text):
        if start >= 0 and (mark in closing or at - start > _LONGEST):
            if mark in closing:
                yield Span(start, at + 1)
            start = -1
        elif start < 0 and (mark in _PAIRS or mark == '"'):
            start, closing = at, _PAIRS.get(mark, '"')


class Speech:
    """Follows an article's speakers from sentence to sentence."""

    def __init__(self, text: str) -> None:
        self.quotes = quotes(text)
        self.speaking: tuple[Entity, ...] = ()

    def inside(self, start: int, end: int) -> bool:
        """Whether a stretch stands in a quote that began before it."""
        return any(quote.start < start and end <= quote.end for quote in self.quotes)

    def heard(self, tree: Tree, contexts: Contexts, participants: Participants) -> None:
        """Takes note of who speaks in a sentence, or that nobody does any more."""
        said = self._attributed(tree, contexts, participants)
        if said:
            self.speaking = said
        elif not (self._subjunctive(tree) or self.inside(tree.sentence.start, tree.sentence.end)):
            self.speaking = ()

    def _attributed(self, tree: Tree, contexts: Contexts, participants: Participants) -> tuple[Entity, ...]:
        root = tree.root
        nodes = list(contexts.attributions.get(root, ()))
        saying = [] if self._subjunctive(tree) else [root]
        for verb in (*saying, *tree.of(root, "parataxis")):
            if any(sense.verbal and getattr(sense.owner, "effect", "") in SPEECH for sense in contexts.senses[verb]):
                nodes += contexts.sayers(verb)
        return tuple(dict.fromkeys(found.entity for node in nodes for found in participants.of(node)[:1]))[:1]

    def _subjunctive(self, tree: Tree) -> bool:
        root = tree.root
        return any(tree.feature(word, "Mood") == "Sub" for word in (root, *tree.of(root, "aux", "cop")))
