"""A verb or noun of a tree -> its arguments, named alike for active and passive, and put right where German cases show that the parser erred."""

from typing import NamedTuple

from kg.claims.cases import cases, is_agent, is_masculine
from kg.claims.tree import Tree
from kg.model import EntityKind

_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "conj", "list"))
_DATES = frozenset(
    """montag dienstag mittwoch donnerstag freitag samstag sonntag woche jahr monat tag abend morgen nacht stunde mal januar februar märz april mai juni juli
    august september oktober november dezember monday
    tuesday wednesday thursday friday saturday sunday week year month day night morning evening time""".split()
)
_IMPERSONAL = frozenset("gibt gab gebe gäbe geben gegeben heißt hieß geht ging gehe kommt kam komme gekommen kommen handelt handele".split())
"""Forms of verbs whose "es" stands for nothing."""
_NAMING = frozenset("called named dubbed nicknamed codenamed labelled labeled known genannt getauft namens benannt".split())
"""Participles that only tell the name of what they follow."""
_AGENT = {"de": ("von", "durch"), "en": ("by",)}


class Argument(NamedTuple):
    """A nominal or clause that hangs on a word; `part` is subj, obj, dat, a preposition, genitive, adj, compound, xcomp or ccomp."""

    part: str
    node: int
    sure: float = 1.0


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the logical object is the subject of a verb, or the noun that its participle describes."""
    if any(tree.dep[child] == "aux:pass" for child in tree.children[verb]):
        return True
    if any(tree.dep[child] == "nsubj:pass" for child in tree.children[verb]) and not tree.of(verb, "obj"):
        return True
    if tree.dep[verb] in ("amod", "acl") and _perfect(tree, verb):
        return True
    if tree.dep[verb] == "conj" and tree.feature(verb, "VerbForm") == "Part" and not tree.of(verb, "nsubj", "aux"):
        return is_passive(tree, tree.head[verb])
    return False


def _perfect(tree: Tree, verb: int) -> bool:
    word = tree.lower[verb]
    if tree.lang == "en":
        return tree.feature(verb, "VerbForm") == "Part" and not word.endswith("ing")
    return not any(word.endswith("nd" + ending) for ending in ("", "e", "en", "er", "es", "em")) and tree.feature(verb, "VerbForm") != "Inf"


def verb_arguments(tree: Tree, verb: int) -> list[Argument]:
    """The verb's own arguments, without those that it shares with another verb."""
    passive = is_passive(tree, verb)
    found: list[Argument] = []
    bare: list[int] = []
    named: set[int] = set()
    for child in tree.children[verb]:
        dep, case = tree.plain(child), tree.case(child)
        mention = tree.mention[child]
        if mention is not None and mention.start < tree.tokens[child].start and id(mention) in named:
            continue
        named.add(id(mention))
        if tree.dep[child] in _CLAUSES and not (dep == "xcomp" and tree.tokens[child].pos in ("NOUN", "PROPN") and not tree.of(child, "cop", "mark", "case")):
            if dep in ("ccomp", "xcomp", "csubj"):
                found.append(Argument(dep, child))
            elif dep == "advcl" and any(tree.lower[mark] == "to" for mark in tree.of(child, "mark")):
                found.append(Argument("purpose", child))
        elif dep in ("nsubj", "obj", "iobj", "obl", "nmod", "dep", "xcomp") and tree.is_nominal(child):
            if case and dep != "nsubj":
                agent = case in _AGENT[tree.lang] and (passive or tree.dep[child] == "obl:agent")
                found.append(Argument("subj" if agent else case, child))
                found += inner(tree, child, 0.85)
            elif not _is_date(tree, child):
                bare.append(child)
        elif dep == "expl" and tree.lower[child] == "sich":
            found.append(Argument("sich", child))
    found += _bare(tree, verb, bare, passive)
    if tree.dep[verb] in ("amod", "acl") and tree.is_nominal(tree.head[verb]):
        if passive:
            found.append(Argument("obj", tree.head[verb]))
        elif tree.dep[verb] == "amod" or tree.lower[verb].endswith("ing"):
            found.append(Argument("subj", tree.head[verb], 0.9))
    return found


def _bare(tree: Tree, verb: int, nodes: list[int], passive: bool) -> list[Argument]:
    """Subject and objects without preposition."""
    found = []
    clause = bool(tree.of(verb, "ccomp", "xcomp", "csubj")) or tree.lower[verb] in _IMPERSONAL
    nodes = [node for node in nodes if tree.lower[node] != "es" or not (clause or any(tree.plain(other) == "nsubj" for other in nodes if other != node))]
    parts = {node: "obj" if tree.plain(node) == "xcomp" else tree.plain(node) for node in nodes}
    for node in [node for node in nodes if parts[node] in ("nsubj", "obj")]:
        found += [*inner(tree, node, 0.9)]
    datives = [node for node in nodes if tree.dep[node] in ("iobj", "obl:arg") or (tree.lang == "de" and cases(tree, node) in ("D", "DG"))]
    if tree.lang == "de":
        datives = [node for node in datives if cases(tree, node) != "N" or not (tree.feature(node, "Case") == "Nom" or is_masculine(tree, node))]
    elided = tree.lang == "de" and has_elided_subject(tree, verb)
    if tree.lang == "de" and not elided and not any(part == "nsubj" and "N" in cases(tree, node) for node, part in parts.items()):
        able = [node for node in datives if "N" in cases(tree, node) and (tree.mention[node] is not None or is_agent(tree, node) or _owned(tree, node))]
        datives = [node for node in datives if node not in able[:1]]
        parts |= dict.fromkeys(able[:1], "nsubj")
    rest = [node for node in nodes if node not in datives]
    subjects = [node for node in rest if parts[node] == "nsubj"]
    if tree.lang == "de":
        rest = [node for node in rest if parts[node] in ("nsubj", "obj") or (parts[node] == "obl" and tree.mention[node] is not None) or _article(tree, node)]
        subjects = [] if elided else _german_subjects(tree, verb, rest, subjects, parts)
    objects = [node for node in rest if parts[node] == "obj" and node not in subjects]
    for node in rest:
        if tree.lower[node] == "sich":
            found.append(Argument("sich", node))
        elif node in subjects[:1]:
            found.append(Argument("obj" if passive else "subj", node))
        elif tree.lang == "de" and parts[node] != "obj" and objects and "D" in cases(tree, node):
            found.append(Argument("dat", node, 0.85))
        elif parts[node] in ("nsubj", "obj") or tree.lang == "de":
            found.append(Argument("obj", node, 1.0 if parts[node] == "obj" else 0.8))
            found += [Argument("dat", child, 0.8) for child in _recipients(tree, node)]
    if tree.lang == "de" and not any(argument.part == "obj" for argument in found):
        # An object that can be accusative and has no other beside it may be one, whatever the parser says.
        found += [Argument("obj", node, 0.8) for node in datives if "A" in cases(tree, node) and tree.lower[node] != "sich"][:1]
    if tree.lang == "en" and len(objects) == 2 and _gets(tree, verb, *objects) and not datives:
        # "Chad, which France promised missiles", "gave the United States access": of two objects the pronoun or the name is who gets the other.
        found = [argument._replace(part="dat") if argument.node == objects[0] else argument for argument in found]
    # "accused guards of …": an English verb with one object and no clause has no other than a direct one.
    direct = tree.lang == "en" and len(datives) == 1 and not any(argument.part == "obj" for argument in found) and not tree.of(verb, "ccomp")
    return found + [Argument("sich" if tree.lower[node] == "sich" else "obj" if direct else "dat", node) for node in datives]


def _gets(tree: Tree, verb: int, first: int, second: int) -> bool:
    """Whether the first of two English objects is who gets the second."""
    return tree.feature(first, "PronType") == "Rel" or (verb < first < second and tree.mention[first] is not None and tree.mention[second] is None)


def has_elided_subject(tree: Tree, verb: int) -> bool:
    """Whether a German verb right after "und" shares the subject that stands before the first verb: "Malawi rüstet auf und droht Sambia"."""
    first = tree.head[verb]
    if tree.dep[verb] != "conj" or not tree.is_verb(first) or verb == 0 or tree.lower[verb - 1] not in ("und", "oder", "sondern"):
        return False
    return any(child < first for child in tree.of(first, "nsubj")) and tree.feature(verb, "VerbForm") == "Fin"


def _recipients(tree: Tree, node: int) -> list[int]:
    """The states that English parsers take for a part of the goods: "promised Ukraine fighter jets"."""
    if tree.lang != "en" or tree.tokens[node].pos != "NOUN" or any(tree.plain(child) == "det" for child in tree.children[node]):
        return []
    first = min(tree.subtree(node))
    before = [child for child in tree.of(node, "compound", "nmod") if child < node and not tree.case(child) and min(tree.subtree(child)) == first]
    return [child for child in before if tree.mention[child] is not None]


def _german_subjects(tree: Tree, verb: int, rest: list[int], subjects: list[int], parts: dict[int, str]) -> list[int]:
    if any(tree.lower[child] == "zu" and tree.dep[child] == "mark" for child in tree.children[verb]) or (
        tree.lower[verb][2:4] == "zu" and tree.feature(verb, "VerbForm") == "Inf"
    ):
        return []
    able = [node for node in subjects if "N" in cases(tree, node)]
    strays = [node for node in rest if parts[node] == "obl" and node < verb and "N" in cases(tree, node)]
    if strays and all(node > strays[0] and "A" in cases(tree, node) for node in able):
        return strays[:1]
    if len(able) == 1 and len(subjects) == 1:
        # "Polen griff der Nachbar an": what can only be the subject is it, whatever the parser says of a bare name.
        marked = [node for node in rest if node not in subjects and "N" in cases(tree, node) and "A" not in cases(tree, node)]
        return marked[:1] or able
    if able:
        # "Die Lieferung schloss Scholz aus": of two that could be the subject, who can act is it.
        return [node for node in able if is_agent(tree, node)][:1] or able[:1]
    found = [node for node in rest if "N" in cases(tree, node) and tree.lower[node] != "sich" and parts[node] != "obj"][:1]
    if not found and subjects and all("N" not in cases(tree, node) for node in subjects):
        # "Den Botschafter wies Niger aus": what the parser took for the subject is an accusative, so the name that could be one is it.
        return [node for node in rest if parts[node] == "obj" and is_agent(tree, node) and "N" in cases(tree, node)][:1]
    if not found and tree.plain(verb) in ("root", "ccomp", "parataxis") and rest and rest[0] < verb and is_agent(tree, rest[0]) and "N" in cases(tree, rest[0]):
        # A finite clause has a subject; a name before its verb is it, whatever the parser says.
        return rest[:1]
    return found


def _owned(tree: Tree, node: int) -> bool:
    """ "Modis Regierung": whether a name before a noun tells whose it is."""
    return any(child < node and is_agent(tree, child) for child in tree.of(node, "nmod") if not tree.case(child))


def _article(tree: Tree, node: int) -> bool:
    return any(tree.plain(child) == "det" for child in tree.children[node])


def inner(tree: Tree, node: int, sure: float) -> list[Argument]:
    """Prepositional phrases that the parser hung on a nominal but that may belong above it: "lieferte Panzer an die Ukraine"."""
    found = []
    for child in tree.children[node]:
        if tree.plain(child) == "nmod" and (case := tree.case(child)) and case not in ("von", "of", "'s"):
            found.append(Argument(case, child, sure))
        if tree.plain(child) in ("nmod", "conj") and tree.is_nominal(child):
            found += inner(tree, child, sure * 0.95)
        if tree.dep[child] == "acl" and (tree.lower[child] in _NAMING or not tree.of(child, "nsubj", "obj")):
            found += [
                Argument(case, phrase, sure * 0.9) for phrase in tree.of(child, "obl") if (case := tree.case(phrase)) and case not in ("von", "by", "durch")
            ]
    return found


def noun_arguments(tree: Tree, noun: int) -> list[Argument]:
    """What hangs on a noun that names an event, and the phrases right after it that the parser hung higher."""
    found: list[Argument] = []
    if tree.mention[noun] is not None:
        found.append(Argument("compound", noun))
    for child in tree.children[noun]:
        dep, case = tree.plain(child), tree.case(child)
        if tree.dep[child] in ("nmod:poss", "det:poss") or case == "'s":
            found.append(Argument("genitive", child))
        elif dep == "nmod" and tree.is_nominal(child):
            found.append(Argument(case if case else "genitive", child, 1.0 if case or tree.feature(child, "Case") in ("Gen", "") else 0.9))
            found += inner(tree, child, 0.9)
        elif (
            dep in ("appos", "flat")
            and (mention := tree.mention[child])
            and mention.entity.kind not in (EntityKind.LEADER, EntityKind.PERSON)
            and child == noun + 1
        ):
            found.append(Argument("genitive", child, 0.9))
        elif dep in ("amod", "det") and tree.mention[child] is not None:
            found.append(Argument("adj", child))
        elif dep == "compound" and tree.mention[child] is not None:
            found.append(Argument("compound", child))
        elif dep == "compound":
            found.append(Argument("prefix", child))
        elif dep == "nsubj" and tree.of(noun, "cop"):
            found.append(Argument("subj", child))
        elif dep == "obl" and case:
            found.append(Argument(case, child, 0.9))
        elif dep == "amod":
            found += [Argument(argument.part, argument.node, 0.8) for argument in verb_arguments(tree, child) if argument.part not in ("obj", "subj")]
    last = max(tree.subtree(noun, frozenset(("acl:relcl", "conj"))), default=noun)
    above = tree.head[noun]
    if above != noun:
        for child in tree.children[above]:
            if tree.plain(child) in ("obl", "nmod") and tree.case(child) and noun < child and min(tree.subtree(child)) <= last + 1:
                found.append(Argument(tree.case(child), child, 0.85))
    return found


def _is_date(tree: Tree, node: int) -> bool:
    word = tree.lower[node]
    if tree.mention[node] is not None:
        # "Julian" is no day in July.
        return False
    return word in _DATES or any(word.startswith(date) and len(word) <= len(date) + 3 for date in _DATES if len(date) > 3)
