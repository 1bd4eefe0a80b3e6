"""German trees -> the same, where what the parser took for the subject before the verb is its object: by number, and by what the codebook lets be done."""

from kg.claims.cases import cases, is_agent
from kg.claims.codebook import Codebook
from kg.claims.entries import Entry
from kg.claims.senses import senses
from kg.claims.tree import Tree
from kg.model import EntityKind, EventKind

_SINGULAR = frozenset("ein eine einen einem einer eines das dem des".split())
_RELATIVES = frozenset(("die", "das", "welche", "welches"))
_PLURAL = tuple("usa vereinigte niederlande philippinen emirate bahamas seychellen malediven komoren taliban huthi houthi rebellen".split())
"""The beginnings of names with a verb in the plural."""
_ACTING = ("people", "forces", "troops", "crowd")
_DONE_BY_THINGS = frozenset((EventKind.ATTACK, EventKind.DEPLOYMENT, EventKind.RETREAT))
"""What weapons and troops are said to do themselves."""

_JUDGING = frozenset((EventKind.ACCUSATION, EventKind.REJECTION, EventKind.SUPPORT))
"""What only people do, to what happens."""


def disagreeing_subjects(tree: Tree) -> None:
    """ "Ein Abkommen unterzeichneten Kuba und Angola", "Zwei Diplomaten wies das Ministerium aus": a subject has the number of its verb; the other is it."""
    for verb in range(len(tree)):
        subjects = tree.of(verb, "nsubj")
        finite = _finite(tree, verb)
        if finite is None or len(subjects) != 1 or not tree.is_verb(verb) or tree.dep[subjects[0]] != "nsubj":
            continue
        wanted = tree.feature(finite, "Number")
        others = [child for child in tree.children[verb] if tree.plain(child) in ("obj", "obl") and not tree.case(child) and "N" in cases(tree, child)]
        fitting = [child for child in others if number(tree, child) in (wanted, "") and (is_agent(tree, child) or _could_act(tree, child, finite))]
        if wanted and number(tree, subjects[0]) not in (wanted, "") and fitting:
            tree.dep[subjects[0]] = "obj"
            tree.dep[fitting[0]] = "nsubj"


def objects_first(tree: Tree, codebook: Codebook) -> None:
    """ "Die Grenze schloss Ghana", "Die Wahl lobte Oman": what the codebook lets be done, or a happening that is judged, is the object where a name can act."""
    for verb in range(len(tree)):
        subjects = tree.of(verb, "nsubj")
        finite = _finite(tree, verb)
        if finite is None or len(subjects) != 1 or tree.dep[subjects[0]] != "nsubj" or not tree.is_verb(verb):
            continue
        part = subjects[0]
        thing = tree.head[verb] if tree.dep[verb] == "acl:relcl" and tree.lower[part] in _RELATIVES else part
        if tree.tokens[thing].pos != "NOUN" or tree.mention[thing] is not None or is_agent(tree, thing) or "A" not in cases(tree, part):
            continue
        others = [child for child in tree.children[verb] if child > part and tree.plain(child) in ("obj", "obl") and not tree.case(child)]
        names = [child for child in others if tree.mention[child] is not None and "N" in cases(tree, child) and is_agent(tree, child)]
        one = bool(names) and not tree.of(names[0], "conj") and not tree.lower[names[0]].startswith(_PLURAL)
        if not names or (thing == part and not part < finite < names[0]) or (one and tree.feature(finite, "Number") == "Plur"):
            continue
        entries = [sense.owner for sense in senses(tree, verb, codebook) if isinstance(sense.owner, Entry)]
        word, before = tree.tokens[thing].text, (tree.before(thing) or ("",))[-1]
        kinds = {entry.kind for entry in entries}
        if kinds & _DONE_BY_THINGS and any(codebook.classes[name].has(word, before, tree.lang) for name in _ACTING if name in codebook.classes):
            continue
        happens = any(isinstance(sense.owner, Entry) for sense in senses(tree, thing, codebook))
        judged = happens and bool(kinds & _JUDGING) and not kinds & _DONE_BY_THINGS
        wanted = [condition.words for entry in entries for condition in entry.conditions if "obj" in condition.parts]
        if judged or any(words.has(word, before, tree.lang) for words in wanted):
            tree.dep[part], tree.dep[names[0]] = "obj", "nsubj"


def number(tree: Tree, node: int) -> str:
    """ "Sing" or "Plur" where the words leave no doubt, else ""."""
    if tree.of(node, "conj") or (tree.of(node, "nummod") and tree.lower[tree.of(node, "nummod")[0]] not in ("ein", "eine", "1")):
        return "Plur"
    mention = tree.mention[node]
    if mention is not None:
        return "Sing" if mention.entity.kind in (EntityKind.LEADER, EntityKind.PERSON) else ""
    articles = {tree.lower[child] for child in tree.of(node, "det")}
    if articles & _SINGULAR:
        return "Sing"
    return "Plur" if not articles and tree.feature(node, "Number") == "Plur" and tree.tokens[node].pos == "NOUN" else ""


def _finite(tree: Tree, verb: int) -> int | None:
    return next((word for word in (verb, *tree.of(verb, "aux")) if tree.feature(word, "VerbForm") == "Fin"), None)


def _could_act(tree: Tree, node: int, finite: int) -> bool:
    """Whether a common noun after the verb, with an article that a subject can have, may be the subject."""
    return node > finite and tree.tokens[node].pos == "NOUN" and tree.feature(node, "Number") == "Sing" and bool(tree.of(node, "det"))
