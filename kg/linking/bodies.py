"""State and common noun -> its ministry, army, parliament: "das russische Verteidigungsministerium", "the Lebanese army"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.linking.choosing import Link
from kg.linking.fold import key
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.spans import owned_by
from kg.linking.tables import broken, columns
from kg.model import Candidate, EntityKind

_ORGANIZATIONS = (EntityKind.ORGANIZATION, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP, EntityKind.ALLIANCE)
_OWNERS = (EntityKind.STATE, EntityKind.ORGANIZATION, EntityKind.ALLIANCE)
_NO_BODY = frozenset(("regierung", "government", "republik", "republic", "staat", "state"))
_OF = {"de": (" der ", " des ", " von "), "en": (" of the ", " of ")}
_ENDINGS = {"de": ("", "s", "es", "e", "n"), "en": ("",)}


@dataclass(frozen=True, slots=True)
class Bodies:
    """The nouns for bodies of state, each with the Wikidata classes of what it names, and the body that each state has of a class."""

    words: dict[tuple[str, str], tuple[str, ...]]
    longest: int
    found: dict[tuple[str, str], str]

    @classmethod
    def load(cls, folder: Path, knowledge: Knowledge) -> "Bodies":
        """Raises: KnowledgeError where `folder/bodies.tsv` is missing or malformed."""
        words: dict[tuple[str, str], tuple[str, ...]] = {}
        for at, (word, lang, classes) in enumerate(zip(*columns(folder, "bodies.tsv", "word lang classes"), strict=True)):
            if lang not in _ENDINGS or not classes:
                raise broken(folder, "bodies.tsv", at, f"language {lang!r} or classes {classes!r} are none")
            for ending in _ENDINGS[lang]:
                words.setdefault((lang, key(word) + ending), tuple(classes.split()))
        wanted = {identifier for classes in words.values() for identifier in classes}
        bodies: dict[tuple[str, str], list[str]] = {}
        for identifier, row in knowledge.rows.items():
            if row.state and row.kind in _ORGANIZATIONS:
                for name in wanted.intersection(row.classes.split()):
                    bodies.setdefault((row.state, name), []).append(identifier)
        for identifier, row in knowledge.rows.items():
            if row.kind is EntityKind.GOVERNMENT_BODY or (row.kind in _ORGANIZATIONS and not row.state):
                for lang, label in (("de", row.de), ("en", row.en)):
                    for owner, head in _owned(knowledge, row.state, lang, label):
                        bodies.setdefault((owner, head), []).append(identifier)
                        words.setdefault((lang, head), ())
        best = {place: max(ids, key=lambda identifier: (knowledge.rows[identifier].weight, identifier)) for place, ids in bodies.items()}
        return cls(words, max((name.count(" ") + 1 for _, name in words), default=1), best)

    def at(self, pieces: Pieces, first: int) -> tuple[int, tuple[str, ...]] | None:
        """The noun that begins at a piece: its last piece, and the classes."""
        for count in range(self.longest, 0, -1):
            last = first + count - 1
            if last < len(pieces) and all(glue == " " for glue in pieces.glue[first:last]):
                classes = self.words.get((pieces.lang, self._head(pieces, first, last)))
                if classes is not None and (pieces.lang == "en" or pieces.words[first][0].isupper()):
                    return last, classes
        return None

    def _head(self, pieces: Pieces, first: int, last: int) -> str:
        """The noun's key, without the genitive ending where only so it is known."""
        head = " ".join(pieces.keys[first : last + 1])
        if pieces.lang == "de" and (pieces.lang, head) not in self.words:
            return next((head[: -len(ending)] for ending in ("es", "s", "n") if head.endswith(ending) and ("de", head[: -len(ending)]) in self.words), head)
        return head

    def find(self, knowledge: Knowledge, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
        """The bodies that a state right before their noun tells: with it as an adjective or compound, without it as a genitive."""
        by_first = {link.first: link for link in links}
        for link in links:
            if link.entity.kind not in _OWNERS or link.last + 1 >= len(pieces):
                continue
            joint = pieces.glue[link.last]
            compound = joint == "-" or (joint == " " and link.how == "adjective")
            direct = compound if pieces.lang == "de" else joint in (" ", ". ") and link.how != "demonym"
            owned = owned_by(pieces, link)
            at = link.last + 1 if direct else owned
            if at is not None and (noun := self.at(pieces, at)) is not None:
                named = by_first.get(noun[0] + 1)
                if named is not None and named.entity.kind in _ORGANIZATIONS and pieces.glue[noun[0]] == " ":
                    # "der US-Auslandsgeheimdienst CIA": the name says which.
                    continue
                yield from self._body(knowledge, pieces, link, link.first if direct else at, at, noun)

    def _body(self, knowledge: Knowledge, pieces: Pieces, owner: Link, first: int, at: int, noun: tuple[int, tuple[str, ...]]) -> Iterator[Link]:
        last, classes = noun
        names = (self._head(pieces, at, last), *classes)
        identifier = next((self.found[owner.entity.id, name] for name in names if (owner.entity.id, name) in self.found), None)
        if identifier is not None and not pieces.hyphen_after(last):
            entity = knowledge.entity(identifier)
            why = f"what {owner.entity.label(pieces.lang)} has of this kind"
            yield Link(first, last, pieces.starts[first], pieces.ends[last], entity, 0.88, "body", (Candidate(entity, 0.88, why),))

    def is_plain(self, pieces: Pieces, link: Link) -> bool:
        """Whether a link rests on such a noun alone, which many states have."""
        noun = self.at(pieces, link.first)
        return noun is not None and bool(noun[1]) and noun[0] >= link.last and link.entity.kind in _ORGANIZATIONS


def _owned(knowledge: Knowledge, state: str, lang: str, label: str) -> Iterator[tuple[str, str]]:
    """Owner and head of a label like "Repräsentantenhaus der Vereinigten Staaten", where the owner is its state, or an organisation of that name."""
    for of in _OF[lang]:
        head, found, owner = label.rpartition(of) if lang == "en" else label.partition(of)
        if not found or not head or head.count(" ") > 2:
            continue
        if key(head) in _NO_BODY:
            return
        if state and any(entity.id == state for entity in knowledge.named(owner)):
            yield state, key(head)
        elif not state:
            for name in (owner, *(owner.removesuffix("en") + "e" for _ in range(owner.endswith("en")))):
                for entity in knowledge.named(name):
                    if entity.kind in _OWNERS:
                        yield entity.id, key(head)
        return
