"""A word, and an event that hangs on it -> whether the word says something of the event, or the event only stands beside it."""

from kg.claims.codebook import Codebook
from kg.claims.entries import Governor
from kg.claims.senses import Sense
from kg.claims.status import SPEECH
from kg.claims.tree import Tree

_CONTENT = frozenset(("ccomp", "xcomp", "csubj", "obj", "nsubj:pass", "csubj:pass"))
_PREPOSITIONS = {
    "support": "mit an zu in auf bei with on to into at",
    "announce": "zu in auf an für to on for",
    "prompt": "zu to into",
    "request": "um zu auf für nach for on to",
    "threaten": "mit with",
    "fear": "vor mit über of about against",
    "refuse": "auf von gegen zu to from against",
    "prevent": "an from",
    "possible": "über an von auf um about on of over",
    "end": "mit von from with to",
    "say": "von über auf of about",
    "accuse": "für wegen an über of for over",
    "deny": "",
}
_TAKES = {effect: frozenset(words.split()) for effect, words in _PREPOSITIONS.items()}
_OF_NOUNS = frozenset("von of zu zur nach für mit über auf gegen vor um to for on about against in an with".split())
_SUBJECTS = frozenset(("end", "prevent", "announce", "support", "possible"))


def takes(tree: Tree, codebook: Codebook, sense: Sense, node: int, verbal: bool, objects: frozenset[int]) -> bool:
    """Whether a governor takes the event at `node` as its content; `objects` are the governor's logical objects."""
    assert isinstance(sense.owner, Governor)
    effect = sense.owner.effect
    dep, plain, case = tree.dep[node], tree.plain(node), tree.case(node)
    if not sense.verbal:
        if verbal:
            return dep in ("acl", "ccomp", "xcomp", "csubj", "advcl", "acl:relcl") and not _has_relative(tree, node)
        if plain == "nsubj":
            return effect in ("announce", "possible", "refuse") and tree.tokens[sense.node].pos == "ADJ"
        return plain in ("nmod", "obl") and (case in _OF_NOUNS or case == "" or case == "'s") and not (effect == "say" and case == "")
    if not verbal and plain in ("nsubj", "obj") and node in objects:
        return effect not in ("say", "accuse")
    if dep in _CONTENT:
        return dep != "obj" or effect not in ("say", "accuse") or verbal
    if verbal:
        if dep == "parataxis":
            return effect in SPEECH and effect != "support"
        content = any(tree.lower[child] in ("zu", "to", "dass", "that") or tree.case(node) in ("of", "from", "for", "against") for child in tree.children[node])
        beside = tree.lower[node].endswith("ing") and not any(tree.tokens[between].pos == "PUNCT" for between in range(sense.node, node))
        purpose = any(
            tree.lower[child] in codebook.adverbs["without"] or tree.lower[child] in ("um", "wie", "while", "by", "als", "after", "before")
            for child in tree.children[node]
            if tree.plain(child) in ("mark", "case", "advmod")
        )
        return dep in ("advcl", "acl", "obl") and not purpose and (content or beside) and effect != "support"
    if plain == "nsubj":
        return effect in _SUBJECTS and (tree.dep[node] == "nsubj:pass" or not bool(objects - {node}))
    if plain in ("iobj", "obl") and not case:
        return effect in ("announce", "refuse", "request", "deny", "support")
    return plain in ("obl", "nmod", "advmod") and case in _TAKES[effect]


def _has_relative(tree: Tree, node: int) -> bool:
    return any(tree.feature(child, "PronType") == "Rel" for child in tree.children[node])
