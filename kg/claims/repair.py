"""Trees -> the same trees, put right where German grammar or two different mentions leave no doubt that the parser erred."""

from kg.claims.cases import WITH_ARTICLE, cases, is_agent
from kg.claims.codebook import Codebook
from kg.claims.entries import Governor
from kg.claims.repair_english import contents_of_nouns, infinitive_conjuncts, objects_of_relatives, titles
from kg.claims.repair_lists import likewise, members
from kg.claims.repair_objects import disagreeing_subjects, objects_first
from kg.claims.repair_verbs import futures, hyphenated_verbs, lettings, missed_verbs, particles, perfect_infinitives, perfects, phrasal_verbs, tenses
from kg.claims.senses import senses
from kg.claims.tree import Tree
from kg.claims.words import Words
from kg.model import EntityKind

_SPEAKING = frozenset(("say", "announce", "request", "threaten", "refuse", "deny", "end", "possible"))
_THINKING = frozenset(("halten", "nennen", "finden", "sehen"))
_PEOPLE = (EntityKind.LEADER, EntityKind.PERSON)
_GROUPS = (EntityKind.STATE, EntityKind.ALLIANCE, EntityKind.ORGANIZATION)


def repaired(tree: Tree, codebook: Codebook) -> Tree:
    """The tree, changed in place."""
    forms = codebook.forms
    if tree.complete and tree.lang == "en":
        missed_verbs(tree, codebook)
        hyphenated_verbs(tree)
        objects_of_relatives(tree)
        titles(tree, codebook)
        infinitive_conjuncts(tree)
        contents_of_nouns(tree, codebook)
        phrasal_verbs(tree, codebook)
    if tree.complete:
        _prepositions_of_names(tree)
        members(tree)
        likewise(tree)
        _quoted_subjects(tree, codebook)
        _contents(tree, codebook)
    if tree.complete and tree.lang == "de":
        tenses(tree, forms)
        lettings(tree, codebook)
        _relatives(tree)
        _genitive_relatives(tree)
        _addressees(tree, codebook)
        _genitive_conjuncts(tree)
        _titles(tree, codebook)
        _named_nouns(tree, codebook)
        disagreeing_subjects(tree)
        _pronoun_objects(tree)
        _spoken_things(tree, codebook)
        objects_first(tree, codebook)
        futures(tree, forms)
        perfects(tree, codebook)
        perfect_infinitives(tree, forms)
        _infinitive_members(tree)
        _strangers(tree)
        particles(tree)
    return tree


def _prepositions_of_names(tree: Tree) -> None:
    """ "with Volodymyr Zelensky": a preposition before a name is the whole name's, whichever word of it governs the others."""
    for node in range(len(tree)):
        name, mention = tree.head[node], tree.mention[tree.head[node]]
        if tree.dep[node] == "case" and mention is not None and tree.mention[node] is not mention and tree.mention[tree.head[name]] is mention:
            tree.attach(node, tree.head[name], "case")


def _relatives(tree: Tree) -> None:
    """ "der Iran, dem Israel droht": before a name that takes no article stands a relative pronoun."""
    for node in range(2, len(tree)):
        verb, pronoun = tree.head[node], node - 1
        mention = tree.mention[node]
        if tree.dep[pronoun] != "det" or tree.head[pronoun] != node or tree.dep[verb] not in ("acl:relcl", "ccomp", "advcl"):
            continue
        preposition = node - 2 if node > 2 and tree.dep[node - 2] == "case" and tree.head[node - 2] == node else None
        if tree.lower[node - 2 if preposition is None else node - 3] != "," or (preposition is None and tree.dep[verb] != "acl:relcl"):
            continue
        if mention is None or mention.entity.kind is not EntityKind.STATE or tree.lower[node].startswith(WITH_ARTICLE):
            continue
        part = "obl" if preposition is not None else {"dem": "obl:arg", "denen": "obl:arg", "den": "obj"}.get(tree.lower[pronoun])
        if part and not tree.of(verb, "nsubj"):
            tree.attach(pronoun, verb, part)
            tree.dep[node] = "nsubj"
            if preposition is not None:
                tree.attach(preposition, pronoun, "case")


def _genitive_relatives(tree: Tree) -> None:
    """ "Soldaten, deren Abzug Chișinău fordert": "deren" belongs to the noun after it, and the bare name after that is the subject."""
    for node in range(1, len(tree) - 1):
        noun, verb = node + 1, tree.head[node]
        if tree.lower[node] not in ("deren", "dessen") or tree.lower[node - 1] != "," or tree.dep[node] != "nsubj" or tree.head[noun] != verb:
            continue
        tree.attach(node, noun, "nmod:poss")
        names = [child for child in tree.of(noun, "nmod") if child > noun and tree.mention[child] is not None and not tree.of(child, "case", "det")]
        if names and not tree.of(verb, "nsubj") and tree.lower[names[0]][-1:] != "s":
            tree.attach(names[0], verb, "nsubj")


def _addressees(tree: Tree, codebook: Codebook) -> None:
    """ "bat seinen Gast, dem Vertrag beizutreten": an infinitive after who is asked or promised belongs to the verb."""
    for node in range(len(tree)):
        noun = tree.head[node]
        verb = tree.head[noun]
        with_zu = any(tree.lower[mark] == "zu" for mark in tree.of(node, "mark")) or "zu" in tree.lower[node][2:7]
        if tree.dep[node] != "acl" or not with_zu or not noun < node or tree.plain(noun) not in ("obj", "iobj", "obl") or tree.case(noun):
            continue
        if tree.feature(node, "VerbForm") == "Inf" and is_agent(tree, noun) and _takes_clauses(tree, verb, codebook):
            tree.attach(node, verb, "xcomp")


def _named_nouns(tree: Tree, codebook: Codebook) -> None:
    """ "Moldau und den Nachbarn Finnland": a name right after a noun for such a thing is that thing's, not the first name's."""
    acting, states = Words(codebook.classes["agent"].nouns), codebook.anaphors.get("state", Words())
    for node in range(1, len(tree)):
        noun = node - 1
        if tree.mention[node] is None or tree.dep[node] not in ("nmod", "flat", "conj") or tree.case(node) or tree.head[node] in (noun, node):
            continue
        bare = tree.tokens[noun].pos == "NOUN" and tree.mention[noun] is None and tree.dep[noun] in ("conj", "obj", "nsubj")
        if bare and (acting.has(tree.tokens[noun].text, "", tree.lang) or states.has(tree.tokens[noun].text, "", tree.lang)):
            tree.attach(node, noun, "appos")


def _titles(tree: Tree, codebook: Codebook) -> None:
    """ "begrüßte Präsident Macron": a title without article right before a person's name is that person's."""
    people = Words(codebook.classes["people"].nouns | codebook.classes["office"].nouns)
    for node in range(1, len(tree)):
        title, mention = node - 1, tree.mention[node]
        if mention is None or mention.entity.kind not in _PEOPLE or mention.start < tree.tokens[node].start or tree.tokens[title].pos != "NOUN":
            continue
        beside = tree.head[node] == tree.head[title] and tree.is_verb(tree.head[node]) and tree.mention[title] is None
        if beside and not tree.of(title, "det", "case") and people.has(tree.tokens[title].text, "", tree.lang):
            tree.attach(node, title, "appos")


def _genitive_conjuncts(tree: Tree) -> None:
    """ "Mexiko und Kubas Nachbarn": a state with the genitive's "s" before an adjective or noun belongs to that noun."""
    for node in range(len(tree) - 1):
        mention = tree.mention[node]
        if tree.dep[node] != "conj" or mention is None or mention.entity.kind is not EntityKind.STATE or not tree.lower[node].endswith("s"):
            continue
        labels = {label.lower() for _, label in mention.entity.labels}
        noun = next((after for after in (node + 1, node + 2) if after < len(tree) and tree.tokens[after].pos == "NOUN"), None)
        if tree.lower[node] not in labels and noun is not None and all(tree.tokens[between].pos == "ADJ" for between in range(node + 1, noun)):
            tree.attach(noun, tree.head[node], "conj")
            tree.attach(node, noun, "nmod")


def _pronoun_objects(tree: Tree) -> None:
    """ "Berlin lehnt sie ab": of a bare name before a verb in the singular and "sie" or "das" right after it, the name is the subject."""
    for verb in range(1, len(tree) - 1):
        subjects = tree.of(verb, "nsubj")
        names = [child for child in tree.of(verb, "obl", "obj") if child < verb and tree.mention[child] is not None and not tree.of(child, "case", "det")]
        if len(subjects) != 1 or subjects[0] != verb + 1 or tree.lower[verb + 1] not in ("sie", "das", "dies") or tree.children[verb + 1] or len(names) != 1:
            continue
        if tree.is_verb(verb) and tree.feature(verb, "Number") == "Sing" and max(tree.subtree(names[0])) == verb - 1 and is_agent(tree, names[0]):
            tree.dep[names[0]], tree.dep[verb + 1] = "nsubj", "obj"


def _spoken_things(tree: Tree, codebook: Codebook) -> None:
    """ "Die Lieferung schloss Merz aus": what happens cannot announce or refuse, the person or state after the verb does."""
    for verb in range(len(tree)):
        subjects = tree.of(verb, "nsubj")
        if len(subjects) != 1 or subjects[0] > verb or tree.dep[subjects[0]] != "nsubj" or not tree.is_verb(verb) or is_agent(tree, subjects[0]):
            continue
        judged = any(base in _THINKING for part, base in codebook.forms.keys(tree.lower[verb], "") if not part)
        if "A" not in cases(tree, subjects[0]) or not (judged or any(not sense.verbal for sense in senses(tree, subjects[0], codebook))):
            continue
        speaking = judged or {sense.owner.effect for sense in senses(tree, verb, codebook) if isinstance(sense.owner, Governor)} & _SPEAKING
        others = [child for child in tree.children[verb] if child > verb and tree.plain(child) in ("obj", "obl") and not tree.case(child)]
        able = [child for child in others if "N" in cases(tree, child) and is_agent(tree, child)]
        if speaking and able:
            tree.dep[subjects[0]] = "obj"
            tree.dep[able[0]] = "nsubj"


def _quoted_subjects(tree: Tree, codebook: Codebook) -> None:
    """ "Washington könnte Sanktionen verhängen, warnte Blinken": of two subjects of a verb of saying, the first is that of what is said."""
    for node in range(len(tree)):
        subjects = [child for child in tree.children[node] if tree.dep[child] == "nsubj"]
        said = [child for child in tree.children[node] if tree.dep[child] == "ccomp" and not tree.of(child, "nsubj")]
        if not subjects or not said or not subjects[0] < said[0] < node:
            continue
        # "…, sagte Sandu": the speaker stands bare after the verb, as a subject or, the parser says, an object.
        after = [child for child in tree.of(node, "nsubj", "obj") if child > node and not tree.case(child) and (tree.mention[child] or child in subjects)]
        if after and (after[0] in subjects or _says(tree, node, codebook)):
            tree.attach(subjects[0], said[0], "nsubj")
            tree.dep[after[0]] = "nsubj"


def _says(tree: Tree, node: int, codebook: Codebook) -> bool:
    return any(isinstance(sense.owner, Governor) and sense.owner.effect == "say" for sense in senses(tree, node, codebook))


def _contents(tree: Tree, codebook: Codebook) -> None:
    """ "begrüßte die Ankündigung Kenias, Truppen abzuziehen": what follows a noun that says what becomes of an event belongs to the noun."""
    for node in range(len(tree)):
        verb = tree.head[node]
        if tree.dep[node] not in ("xcomp", "ccomp") or verb > node or _takes_clauses(tree, verb, codebook):
            continue
        first = min(tree.subtree(node))
        for noun in tree.of(verb, "obj"):
            last = max((index for index in tree.subtree(noun) if index < first), default=noun)
            if verb < noun < first and last <= first and first - last <= 2 and any(isinstance(sense.owner, Governor) for sense in senses(tree, noun, codebook)):
                tree.attach(node, noun, "acl")
                break


def _takes_clauses(tree: Tree, verb: int, codebook: Codebook) -> bool:
    """Whether a verb itself may take a clause: "versprach der Ukraine eine Lösung, …"."""
    effects = {sense.owner.effect for sense in senses(tree, verb, codebook) if isinstance(sense.owner, Governor)}
    return bool(effects - {"accuse", "support"})


def _infinitive_members(tree: Tree) -> None:
    """ "bat Putin, Belarus zu helfen": what stands between the comma and an infinitive with "zu" belongs to the infinitive."""
    for node in range(len(tree)):
        head = tree.head[node]
        if tree.dep[node] != "xcomp" or head > node or not (any(tree.lower[mark] == "zu" for mark in tree.of(node, "mark")) or tree.lower[node][2:4] == "zu"):
            continue
        commas = [index for index in range(head + 1, node) if tree.lower[index] == ","]
        for child in [child for child in tree.children[head] if commas and commas[0] < child < node]:
            if tree.plain(child) in ("nsubj", "obj", "iobj", "obl", "nmod"):
                tree.attach(child, node, "obj" if tree.dep[child] == "nsubj" else tree.dep[child])


def _strangers(tree: Tree) -> None:
    """Two states that stand side by side are two, each with its own part in the clause."""
    for node in range(len(tree)):
        head = tree.head[node]
        mention, other = tree.mention[node], tree.mention[head]
        if mention is None or mention is other or mention.entity.kind not in _GROUPS or tree.plain(node) not in ("flat", "compound", "appos"):
            continue
        glued = tree.plain(node) == "compound" and node < head and not any(tree.plain(child) == "det" for child in tree.children[head])
        beside = tree.plain(node) == "flat" and other is not None and other.entity.kind in _GROUPS
        verb = next((above for above in tree.up(head) if tree.is_verb(above)), None)
        if verb is None or not (glued or beside):
            continue
        part = "obj" if tree.of(verb, "nsubj") else "nsubj"
        if part == "obj" and tree.of(verb, "obj"):
            continue
        tree.attach(node, verb, part)
