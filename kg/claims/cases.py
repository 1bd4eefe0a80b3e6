"""A German nominal -> the cases that it can be in, and whether it names somebody who can act."""

from kg.claims.tree import Tree
from kg.model import EntityKind

_CASES = {
    "der": "NDG", "die": "NA", "das": "NA", "den": "AD", "dem": "D", "des": "G", "ein": "NA", "eine": "NA", "einen": "A", "einem": "D", "einer": "DG",
    "eines": "G", "kein": "NA", "keine": "NA", "keinen": "AD", "keinem": "D", "keiner": "DG", "sein": "NA", "seine": "NA", "seinen": "AD", "seinem": "D",
    "seiner": "DG", "ihr": "NA", "ihre": "NA", "ihren": "AD", "ihrem": "D", "ihrer": "DG", "dieser": "NDG", "diese": "NA", "diesen": "AD", "diesem": "D",
    "er": "N", "ihn": "A", "ihm": "D", "ihnen": "D", "sich": "AD", "wer": "N", "wen": "A", "wem": "D", "man": "N", "denen": "D",
}  # fmt: skip
AGENT_KINDS = frozenset(
    kind for kind in EntityKind if kind not in (EntityKind.PLACE, EntityKind.WEAPON_SYSTEM, EntityKind.SANCTIONS_PROGRAMME, EntityKind.TREATY)
)
_FEMININE_ENDINGS = (
    "ung",
    "heit",
    "keit",
    "ion",
    "schaft",
    "tät",
    "ei",
    "miliz",
    "armee",
    "partei",
    "nato",
    "macht",
    "regierung",
    "ministerin",
    "präsidentin",
    "kanzlerin",
)
_MASCULINE = (
    "irak",
    "iran",
    "sudan",
    "südsudan",
    "libanon",
    "jemen",
    "kreml",
    "kongo",
    "kosovo",
    "niger",
    "tschad",
    "oman",
    "senegal",
    "vatikan",
    "westen",
    "bund",
    "staat",
    "rat",
)

WITH_ARTICLE = (*_MASCULINE, *"ukraine türkei schweiz slowakei mongolei usa niederlande philippinen vereinigte emirate elfenbeinküste komoren bahamas".split())
"""The beginnings of the names of states that take an article."""


def is_agent(tree: Tree, node: int) -> bool:
    """Whether a nominal names somebody who can act."""
    mentions = [tree.mention[node], *(tree.mention[child] for child in tree.of(node, "flat", "appos"))]
    return any(mention is not None and mention.entity.kind in AGENT_KINDS for mention in mentions)


def cases(tree: Tree, node: int) -> str:
    """The cases that a German nominal can be in, by its article or its own form: some of "NADG".

    A name without article can be in any.
    """
    own = _CASES.get(tree.lower[node])
    if own and tree.tokens[node].pos in ("PRON", "DET"):
        return own
    for child in tree.children[node]:
        if tree.plain(child) == "det" and tree.lower[child] in _CASES and not (tree.mention[child] and tree.mention[child] is tree.mention[node]):
            found = _CASES[tree.lower[child]]
            plural = tree.feature(node, "Number") == "Plur"
            if tree.lower[child] == "den":
                return "AD" if plural else "A"
            if tree.lower[child] == "der":
                masculine = tree.feature(node, "Gender") == "Masc" or is_masculine(tree, node)
                return "G" if plural else "DG" if _feminine(tree, node) else "N" if masculine else "NDG"
            return found
    return "NADG"


def _feminine(tree: Tree, node: int) -> bool:
    """Whether a noun after "der" is feminine, so that "der" is no nominative: by its ending; a name by whether it is one of the few masculine ones."""
    word = tree.lower[node]
    mention = tree.mention[node]
    if mention is not None and mention.entity.kind in (EntityKind.STATE, EntityKind.ALLIANCE) and tree.tokens[node].pos == "PROPN":
        return not word.startswith(_MASCULINE)
    return word.endswith(_FEMININE_ENDINGS)


def is_masculine(tree: Tree, node: int) -> bool:
    mention = tree.mention[node]
    return mention is not None and mention.entity.kind is EntityKind.STATE and tree.lower[node].startswith(_MASCULINE)
