"""Links -> what the article itself teaches: abbreviations in brackets, organisations introduced by their kind."""

import re
from collections.abc import Iterator, Sequence

from kg.linking.choosing import Link
from kg.linking.knowledge import Knowledge
from kg.linking.pieces import Pieces
from kg.linking.spans import is_capitalised, taken, unlinked
from kg.linking.words import words
from kg.model import Candidate, EntityKind

_ORGANIZATIONS = (EntityKind.ORGANIZATION, EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP)
_BRACKET = re.compile(r'["”“»«]?\s?\((?P<abbreviation>[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,3}[A-ZÄÖÜ0-9][A-Za-z0-9]{0,6})\)')
_QUOTES = frozenset((" ", "", ' "', " „", " »", " '", " “", " ‚"))


def abbreviations(pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """Where an abbreviation stands that the article gave in brackets after an organisation's name: "Rapid Support Forces (RSF)"."""
    meant: dict[str, Link] = {}
    for link in links:
        match = _BRACKET.match(pieces.text, link.end) if link.entity.kind in _ORGANIZATIONS else None
        if match is not None and not pieces.text[link.start : link.end].isupper():
            meant.setdefault(match["abbreviation"], link)
    if not meant:
        return
    covered = taken(links)
    for index, word in enumerate(pieces.words):
        bare = word if word in meant else word.removesuffix("s")
        if bare in meant and index not in covered and not pieces.hyphen_before(index):
            link = meant[bare]
            why = f"the article's abbreviation of {pieces.text[link.start : link.end]}"
            score = min(0.95, link.score)
            yield Link(index, index, pieces.starts[index], pieces.ends[index], link.entity, score, "local", (Candidate(link.entity, score, why),))


def redefined(pieces: Pieces, links: Sequence[Link]) -> list[Link]:
    """The links without abbreviations that the article explains as something else: "artificial pancreas (AP)"."""
    other = {pieces.words[link.first] for link in links if link.first == link.last and _explained(pieces, link.first)}
    covered = taken(links)
    kept = {pieces.words[index] for index in covered if pieces.words[index] in other and _named_before(pieces, index, covered)}
    return [link for link in links if link.first < link.last or pieces.words[link.first] not in other - kept]


def _explained(pieces: Pieces, index: int) -> bool:
    """Whether an abbreviation stands in brackets after words that begin with its letters."""
    word = pieces.words[index]
    if not word.isupper() or len(word) < 2 or index < len(word) or not pieces.glue[index - 1].endswith("(") or not pieces.glue[index].startswith(")"):
        return False
    return [pieces.keys[i][0] for i in range(index - len(word), index)] == [*pieces.keys[index]]


def _named_before(pieces: Pieces, index: int, covered: dict[int, Link]) -> bool:
    """Whether the words that explain an abbreviation are a name of the same entity."""
    return _explained(pieces, index) and index - 1 in covered and covered[index - 1].entity == covered[index].entity


def introduced(knowledge: Knowledge, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """Organisations that no table knows, named after the word for what they are: "die Rebellengruppe M23", "vom Institut Beispiel"."""
    lists = words(pieces.lang)
    armed, nouns = tuple(sorted(lists.armed)), tuple(sorted(lists.armed | lists.organizations))
    covered = taken(links)
    common = knowledge.lexicon.common
    for index, key in enumerate(pieces.keys[:-1]):
        if not (key.endswith(nouns) if pieces.lang == "de" else key in nouns) or pieces.glue[index] not in _QUOTES or index in covered:
            continue
        last = index
        while last + 1 < len(pieces) and last - index < 3 and last + 1 not in covered and _is_name(pieces, last + 1, common) and pieces.glue[last] in _QUOTES:
            last += 1
        if last > index:
            kind = EntityKind.ARMED_GROUP if key.endswith(armed) else EntityKind.ORGANIZATION
            yield unlinked(pieces, index + 1, last, kind, 0.75, f"after the word {pieces.words[index]}")


def headed(knowledge: Knowledge, pieces: Pieces, links: Sequence[Link]) -> Iterator[Link]:
    """Organisations that no table knows, by the word that their name ends with: "Safiran Airport Services"."""
    ends = words(pieces.lang).organization_ends
    covered = taken(links)
    common = knowledge.lexicon.common
    for last, key in enumerate(pieces.keys):
        if key not in ends or last in covered or not pieces.words[last][0].isupper() or pieces.hyphen_after(last):
            continue
        first = last
        while first > 0 and not pieces.opens(first) and pieces.glue[first - 1] in (" ", "-") and first - 1 not in covered and is_capitalised(pieces, first - 1):
            if pieces.keys[first - 1] in words(pieces.lang).calendar:
                break
            first -= 1
        named = [index for index in range(first, last) if (pieces.lang, pieces.keys[index]) not in common]
        if named and not (pieces.opens(first) and named[0] == last):
            first = named[0] if pieces.lang == "de" or pieces.opens(first) else first
            yield unlinked(pieces, first, last, EntityKind.ORGANIZATION, 0.7, f"ends with {pieces.words[last]}")


def _is_name(pieces: Pieces, index: int, common: frozenset[tuple[str, str]]) -> bool:
    if pieces.words[index].isdecimal():
        return pieces.glue[index - 1] == ""
    return pieces.words[index][0].isupper() and (pieces.lang, pieces.keys[index]) not in common
