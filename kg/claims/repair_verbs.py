"""Trees -> the same trees with their verbs put right: a verb that was taken for another word, its particle, its tense and voice."""

from kg.claims.codebook import Codebook
from kg.claims.tree import Tree
from kg.claims.words import LETTING, LETTING_FORMS, VerbForms

_BEING = frozenset("ist sind war waren sei seien wäre wären".split())


def missed_verbs(tree: Tree, codebook: Codebook) -> None:
    """ "Biden met Macron": where a sentence has no verb, the one word between two names that is one in the codebook is it, and no preposition."""
    if any(tree.is_verb(node) for node in range(len(tree))):
        return
    for node in range(1, len(tree) - 1):
        noun, subject = tree.head[node], tree.head[tree.head[node]]
        if tree.dep[node] != "case" or not subject < node < noun or tree.head[subject] != subject or not codebook.forms.keys(tree.lower[node], ""):
            continue
        if tree.mention[subject] is not None and tree.mention[node] is None:
            tree.reign(node, "VERB", "VerbForm=Fin|Tense=Past")
            tree.attach(subject, node, "nsubj")
            tree.attach(noun, node, "obj")
            return


def phrasal_verbs(tree: Tree, codebook: Codebook) -> None:
    """ "hand over missiles": a word that makes a verb of the codebook with the verb before it is its particle, a noun without preposition its object."""
    for node in range(1, len(tree)):
        verb, noun = node - 1, tree.head[node]
        if tree.dep[node] != "case" or not tree.is_verb(verb) or tree.head[noun] != verb or tree.plain(noun) != "obl" or tree.of(verb, "obj"):
            continue
        bases = {base for _, base in codebook.forms.keys(tree.lower[verb], "")}
        if any((base, tree.lower[node]) in codebook.phrasal for base in bases):
            tree.attach(node, verb, "compound:prt")
            if not tree.case(noun):
                tree.dep[noun] = "obj"


def hyphenated_verbs(tree: Tree) -> None:
    """ "test-fired a missile": what stands before the hyphen is neither subject nor object."""
    for node in range(2, len(tree)):
        if tree.is_verb(node) and tree.before_hyphen(node) and tree.head[node - 2] == node and tree.mention[node - 2] is None:
            before = [child for child in tree.of(node - 2, "compound") if tree.dep[node - 2] == "nsubj"]
            tree.dep[node - 2] = "compound"
            for child in before[:1]:
                tree.attach(child, node, "nsubj")


def futures(tree: Tree, forms: VerbForms) -> None:
    """ "wird … liefern" is a future and no passive: an infinitive that is no participle shows it."""
    for node in range(len(tree)):
        if not forms.is_infinitive(tree.lower[node]):
            continue
        passives = [child for child in tree.children[node] if tree.dep[child] == "aux:pass" and tree.lower[child] not in ("werden", "worden")]
        if passives:
            for child in tree.children[node]:
                if child in passives:
                    tree.dep[child] = "aux"
                elif tree.dep[child] == "nsubj:pass":
                    tree.dep[child] = "nsubj"


def perfect_infinitives(tree: Tree, forms: VerbForms) -> None:
    """ "beschossen zu haben" is one verb: "haben" is its auxiliary, and "zu" its mark."""
    for node in range(len(tree)):
        verb = tree.head[node]
        if tree.lower[node] in ("haben", "sein", "werden") and tree.dep[node] == "xcomp" and tree.is_verb(verb) and not forms.is_infinitive(tree.lower[verb]):
            tree.dep[node] = "aux"
            for mark in tree.of(node, "mark"):
                tree.attach(mark, verb, "mark")


def particles(tree: Tree) -> None:
    """A separated particle belongs to the finite verb before it: "beantragte Gespräche und bestellte den Botschafter ein"."""
    for node in range(len(tree)):
        head = tree.head[node]
        if tree.dep[node] != "compound:prt" or head > node:
            continue
        between = [
            verb for verb in range(head + 1, node) if tree.tokens[verb].pos == "VERB" and tree.dep[verb] == "conj" and tree.feature(verb, "VerbForm") == "Fin"
        ]
        if between and not any(tree.dep[child] == "compound:prt" for child in tree.children[between[-1]]):
            tree.attach(node, between[-1], "compound:prt")


def perfects(tree: Tree, codebook: Codebook) -> None:
    """ "waren eingedrungen" is a perfect and no passive: the verb forms it with "sein"."""
    for node in range(len(tree)):
        passives = [child for child in tree.children[node] if tree.dep[child] == "aux:pass" and tree.lower[child] in _BEING]
        taken = passives or (tree.of(node, "nsubj:pass") and any(tree.lower[child] in _BEING for child in tree.of(node, "aux")))
        if taken and set(codebook.forms.keys(tree.lower[node], "")) & codebook.with_being:
            for child in tree.children[node]:
                tree.dep[child] = "aux" if child in passives else "nsubj" if tree.dep[child] == "nsubj:pass" else tree.dep[child]


def tenses(tree: Tree, forms: VerbForms) -> None:
    """ "wies … aus" is a preterite: the form says so, whatever the parser says."""
    for node in range(len(tree)):
        if tree.is_verb(node) and forms.is_past(tree.lower[node]) and tree.feature(node, "Mood") != "Sub":
            tree.correct(node, "Tense", "Past")


def lettings(tree: Tree, codebook: Codebook) -> None:
    """ "bat, die Gefangenen gehen zu lassen": what is let happen is the verb, and "lassen" its auxiliary, as where it stands right beside it."""
    for node in range(len(tree) - 1):
        verb = tree.head[node]
        if not tree.is_verb(node) or tree.feature(node, "VerbForm") != "Inf" or tree.plain(node) not in ("xcomp", "ccomp"):
            continue
        if not any(LETTING in known.extra for key in codebook.forms.keys(tree.lower[node], "") for known, _ in codebook.by_verb.get(key, ())):
            continue
        after = next((index for index in range(node + 1, len(tree)) if tree.lower[index] != "zu"), node)
        if tree.lower[verb] in LETTING_FORMS and all(child > node for child in tree.of(node, "mark", "aux")):
            for subject in tree.of(node, "nsubj"):
                tree.dep[subject] = "obj"
            tree.crown(node, "aux")
        elif tree.lower[after] in LETTING_FORMS and tree.head[after] == verb and tree.plain(after) in ("xcomp", "ccomp"):
            for child in list(tree.children[after]):
                tree.attach(child, node, tree.dep[child])
            tree.attach(after, node, "aux")
