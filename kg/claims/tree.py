"""A sentence with mentions -> `Tree`: the dependency tree, to walk down, up and along."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from kg.model import Mention, Sentence, Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "ADJ"))
_CONTRACTED = {
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "zum": "zu",
    "zur": "zu",
    "vom": "von",
    "beim": "bei",
    "übers": "über",
    "fürs": "für",
    "aufs": "auf",
    "ums": "um",
}
_WIDER = {"towards": "toward", "onto": "on", "upon": "on", "seitens": "durch", "gegenüber": "gegenüber", "samt": "mit"}


class Tree:
    """One sentence: `head[i]` and `children[i]` by index of token, `mention[i]` the mention that covers a token or its beginning.

    `complete` is False where the parser gave no tree.
    """

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], lang: str) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self.lang = lang
        self.complete = bool(self.tokens) and all(0 <= token.head < len(self.tokens) and token.dep for token in self.tokens)
        self.head = [token.head for token in self.tokens]
        self.dep = [token.dep for token in self.tokens]
        self.lower = [token.text.lower() for token in self.tokens]
        self.children: list[list[int]] = [[] for _ in self.tokens]
        if self.complete:
            for index, head in enumerate(self.head):
                if head != index:
                    self.children[head].append(index)
        self.mention: list[Mention | None] = [None] * len(self.tokens)
        self._features: dict[tuple[int, str], str] = {}
        for mention in mentions:
            for index, token in enumerate(self.tokens):
                if token.start < mention.end and mention.start < token.end:
                    self.mention[index] = mention

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def root(self) -> int:
        return next((index for index, head in enumerate(self.head) if head == index), 0)

    def of(self, node: int, *deps: str) -> list[int]:
        """The children with one of these relations; "obl" stands for "obl:agent" too."""
        return [child for child in self.children[node] if self.dep[child] in deps or self.dep[child].partition(":")[0] in deps]

    def plain(self, node: int) -> str:
        """The relation without its subtype."""
        return self.dep[node].partition(":")[0]

    def case(self, node: int) -> str:
        """The preposition of a nominal, without an article that melted into it; "" for none."""
        marks = [
            child
            for child in self.children[node]
            if (self.dep[child] == "case" or (self.dep[child] == "mark" and self.tokens[child].pos in ("ADP", "SCONJ"))) and not self._named(child, node)
        ]
        if not marks:
            return ""
        first = marks[0]
        words = [self.lower[first], *(self.lower[child] for child in self.children[first] if self.dep[child] == "fixed")]
        word = _CONTRACTED.get(words[0], words[0])
        if word in ("'s", "’s", "s"):
            return "'s"
        return " ".join((_WIDER.get(word, word), *words[1:]))

    def _named(self, node: int, head: int) -> bool:
        """Whether a preposition is a part of its noun's name: "Von der Leyen"."""
        return self.mention[node] is not None and self.mention[node] is self.mention[head]

    def attach(self, node: int, head: int, dep: str) -> None:
        """Hangs a node elsewhere; a node under itself stays where it is."""
        if head == node or node in self.up(head):
            return
        self.children[self.head[node]].remove(node)
        self.children[head] = sorted([*self.children[head], node])
        self.head[node], self.dep[node] = head, dep

    def reign(self, node: int, pos: str, feats: str) -> None:
        """Makes a node the root and gives it another part of speech: what the parser took for the root is left to be hung on it."""
        old = self.root
        self.children[self.head[node]].remove(node)
        self.tokens = (*self.tokens[:node], replace(self.tokens[node], pos=pos, feats=feats), *self.tokens[node + 1 :])
        self.head[node], self.dep[node] = node, "root"
        self.head[old] = node
        self.children[node] = sorted([*self.children[node], old])
        self.__dict__.pop("root", None)

    def crown(self, node: int, dep: str) -> None:
        """Puts a node in the place of its head: what hung on that hangs on the node, and so does the head itself, by this relation."""
        old = self.head[node]
        above = self.head[old]
        self.children[old].remove(node)
        for child in self.children[old]:
            self.head[child] = node
        self.children[node] = sorted([*self.children[node], *self.children[old], old])
        self.children[old] = []
        self.dep[node], self.dep[old] = self.dep[old], dep
        self.head[old], self.head[node] = node, node if above == old else above
        if above != old:
            self.children[above] = sorted([*(child for child in self.children[above] if child != old), node])
        self.__dict__.pop("root", None)

    def cut(self, end: int) -> None:
        """Takes the words before an offset out of the tree: a dateline is no part of its sentence. They keep their heads, but hang on nothing."""
        for node, token in enumerate(self.tokens):
            if token.end > end:
                return
            self.mention[node] = None
            self.dep[node] = "punct"
            head = self.head[node]
            outside = [child for child in self.children[node] if self.tokens[child].start >= end]
            if head == node and outside:
                head = next((child for child in outside if self.is_verb(child)), outside[0])
                self.children[node].remove(head)
                self.head[head], self.dep[head] = head, "root"
                self.head[node] = head
                self.__dict__.pop("root", None)
            for child in outside:
                if child != head:
                    self.attach(child, head, self.dep[child])
            if node in self.children[head]:
                self.children[head].remove(node)

    def is_nominal(self, node: int) -> bool:
        return self.tokens[node].pos in _NOMINAL or self.mention[node] is not None

    def is_verb(self, node: int) -> bool:
        return self.tokens[node].pos in ("VERB", "AUX")

    def conjuncts(self, node: int) -> Iterator[int]:
        """A nominal and those coordinated with it."""
        yield node
        for child in self.children[node]:
            if self.dep[child] == "conj" and self.is_nominal(child) and not any(self.plain(grandchild) == "nsubj" for grandchild in self.children[child]):
                yield from self.conjuncts(child)

    def up(self, node: int) -> Iterator[int]:
        """The nodes from the governor of a node to the root."""
        seen = {node}
        while self.head[node] not in seen:
            node = self.head[node]
            seen.add(node)
            yield node

    def subtree(self, node: int, stop: frozenset[str] = frozenset()) -> Iterator[int]:
        """A node and all under it, in no order, but what hangs on it by one of the relations `stop`."""
        stack, seen = [node], {node}
        while stack:
            top = stack.pop()
            yield top
            for child in self.children[top]:
                if child not in seen and self.dep[child] not in stop:
                    seen.add(child)
                    stack.append(child)

    def before(self, node: int) -> tuple[str, ...]:
        """The two words before a word, in lower case, hyphens left out."""
        words = [word for word in self.lower[max(0, node - 4) : node] if word != "-"]
        return tuple(words[-2:])

    def before_hyphen(self, node: int) -> str:
        """The word that a hyphen joins to this one, in lower case: "test" of "test-fired"; "" for none."""
        before = self.tokens[max(0, node - 2) : node + 1]
        joined = len(before) == 3 and before[1].text == "-" and before[0].end == before[1].start and before[1].end == before[2].start
        return self.lower[node - 2] if joined else ""

    def feature(self, node: int, name: str) -> str:
        return self._features.get((node, name)) or self.tokens[node].feature(name)

    def correct(self, node: int, name: str, value: str) -> None:
        """Overrides a feature that the parser got wrong."""
        self._features[node, name] = value
