"""Links and pieces -> who stands where: small questions that several modules of this room ask."""

from collections.abc import Sequence

from kg.linking.choosing import Link
from kg.linking.pieces import Pieces
from kg.model import Candidate, Entity, EntityKind

PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)


def taken(links: Sequence[Link]) -> dict[int, Link]:
    """Piece -> the link that covers it."""
    return {index: link for link in links for index in range(link.first, link.last + 1)}


def without(links: Sequence[Link], others: Sequence[Link]) -> list[Link]:
    """The links that share no piece with the others."""
    covered = taken(others)
    return [link for link in links if not any(index in covered for index in range(link.first, link.last + 1))]


def is_capitalised(pieces: Pieces, index: int) -> bool:
    """Whether a piece is a word with a capital."""
    return pieces.words[index][0].isupper() and not pieces.words[index].isdecimal()


def unlinked(pieces: Pieces, first: int, last: int, kind: EntityKind, score: float, why: str, name: str = "") -> Link:
    """The link to a local entity for pieces that no table knows; named as the text has it unless `name` is given."""
    start, end = pieces.starts[first], pieces.ends[last]
    if pieces.keys[last] in ("jr", "sr") and pieces.text[end : end + 1] == ".":
        end += 1
    name = name or " ".join(pieces.text[start:end].split())
    entity = Entity(f"nil:{name}", kind, ((pieces.lang, name),))
    return Link(first, last, start, end, entity, score, "unknown", (Candidate(entity, score, why),))


def owned_by(pieces: Pieces, link: Link) -> int | None:
    """The piece that begins what a name in the genitive owns: after "Israels", "Israel's", and at most one adjective; None without a genitive."""
    after = link.last + 1
    if pieces.lang == "en":
        if pieces.key(after) != "s" or pieces.glue[link.last] != "'" or pieces.glue[after] != " ":
            return None
        after += 1
    elif link.how != "inflected" or not pieces.keys[link.last].endswith("s") or pieces.glue[link.last] != " ":
        return None
    if after + 1 < len(pieces) and pieces.words[after][0].islower() and pieces.glue[after] == " " and pieces.lang == "de":
        after += 1
    return after if after < len(pieces) and pieces.sentence[after] == pieces.sentence[link.first] else None
