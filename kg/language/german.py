"""Readings -> Readings, where German forms leave little doubt: the subjunctive of indirect speech, recipients in the dative, the agent of a passive.

The model has seen too few German trees for these three, and claims hang on them. On German GSD test the rules raise the F1 of Mood=Sub and of `obl:arg`
by about ten and five points (the model card has the figures).
"""

from collections.abc import Sequence
from dataclasses import replace

from kg.language.lemmas import lemmas
from kg.language.reading import Reading, feature, with_features

PAST_SUBJUNCTIVE = frozenset(
    """wäre wären wärst hätte hätten hättest würde würden würdest könnte könnten könntest müsste müssten dürfte dürften möchte möchten käme kämen gäbe gäben
    ginge gingen ließe ließen bliebe blieben stünde stünden stände wüsste wüssten fände fänden nähme nähmen bräuchte bräuchten spräche sprächen träfe träfen
    träte träten brächte brächten dächte dächten läge lägen täte täten sähe sähen hielte schlüge schlügen zöge zögen verlöre verlören böte böten hülfe
    hülfen stürbe stürben würfe würfen trüge trügen flöge flögen schlösse schlössen gelänge gelängen geschähe geschähen begänne begännen säße säßen
    schiene riefe bäte bäten äße schösse gewänne gewönne drängen bräche brächen löge hieße""".split()
) - {"blieben", "gingen", "ließen", "drängen"}
"""Forms of Konjunktiv II that are no other form of any verb."""

PRESENT_SUBJUNCTIVE = frozenset("sei seien seist seiest könne müsse solle wolle dürfe möge wisse".split())
"""Forms of Konjunktiv I that only the first person of the indicative, or nothing, shares."""

PREFIXES = """be ver ent er zer ge miss ab an auf aus bei durch ein fest her hin hinzu los mit nach nieder statt teil über um unter vor weg wieder zu zurück
zusammen""".split()

DATIVE_DETERMINERS = frozenset("dem einem keinem diesem jenem jedem seinem ihrem unserem meinem eurem welchem beiden".split()) - {"beiden"}
DATIVE_VERBS = frozenset(
    """helfen danken drohen widersprechen zustimmen beitreten gratulieren vertrauen folgen dienen entsprechen schaden nützen ausweichen zuhören beistehen
    begegnen kondolieren misstrauen nachgeben trotzen unterliegen unterstehen zusehen zuvorkommen angehören beipflichten beiwohnen entgegentreten
    entgegenkommen entkommen bevorstehen antworten entgehen gehorchen huldigen nahestehen weichen zustehen""".split()
)
"""Verbs whose one object is in the dative."""

ACCUSATIVE_DETERMINERS = frozenset("die das einen eine keinen keine seinen seine ihren ihre diesen diese".split())
DATIVE_PRONOUNS = frozenset("ihm ihnen mir dir wem dem jemandem niemandem denen diesem".split())


def corrected(words: Sequence[str], reading: Reading) -> Reading:
    """The reading with Mood=Sub where form and subject demand it, `obl:arg` where an object is in the dative, `obl:agent` where "von" names it."""
    lower = [word.lower() for word in words]
    feats = list(reading.feats)
    deps = list(reading.deps)
    children: list[list[int]] = [[] for _ in words]
    for index, head in enumerate(reading.heads):
        if head != index:
            children[head].append(index)
    for index, pos in enumerate(reading.pos):
        if deps[index] == "nsubj" and _is_second_subject(index, lower, reading, children):
            deps[index] = "obl:arg" if any(deps[child] == "obj" for child in children[reading.heads[index]]) else "obj"
        if pos in ("VERB", "AUX"):
            feats[index] = _mood(index, lower, reading, children)
        elif deps[index] == "obl:agent" and not any(reading.deps[child] == "case" for child in children[index]):
            deps[index] = "obl:arg"
        elif deps[index] == "obl" and _is_agent(index, lower, reading, children):
            deps[index] = "obl:agent"
        elif deps[index] in ("obj", "iobj") and (_is_dative(index, lower, reading, children[index]) or _is_recipient(index, words, reading, children)):
            deps[index] = "obl:arg"
            feats[index] = with_features(feats[index], Case="Dat")
    return replace(reading, feats=tuple(feats), deps=tuple(deps))


def _mood(index: int, lower: Sequence[str], reading: Reading, children: Sequence[Sequence[int]]) -> str:
    form, feats = lower[index], reading.feats[index]
    if feature(feats, "VerbForm") in ("Inf", "Part") and form not in PRESENT_SUBJUNCTIVE:
        return feats
    if _listed(form, PAST_SUBJUNCTIVE):
        return with_features(feats, Mood="Sub", Tense="Past", VerbForm="Fin")
    if feature(feats, "Mood") == "Imp" and form not in ("seien",):
        return feats
    subject = _subject(index, reading, children)
    first_person = subject is not None and lower[subject] == "ich"
    if form in PRESENT_SUBJUNCTIVE:
        return feats if first_person and form != "sei" else with_features(feats, Mood="Sub", Tense="Pres", VerbForm="Fin")
    if feature(feats, "VerbForm") != "Fin":
        return feats
    # Of the past indicative only weak forms in -te, and "wurde", end in -e.
    past = form.endswith("wurde") or (form.endswith("te") and feature(feats, "Tense") == "Past")
    if subject is not None and form.endswith("e") and not past:
        if first_person:
            return with_features(feats, Mood="Ind", Tense="Pres")
        third = feature(reading.feats[subject], "Number") != "Plur" and lower[subject] not in ("wir", "ihr", "du")
        return with_features(feats, Mood="Sub", Tense="Pres") if third else feats
    # No form of the subjunctive ends in -t but the rare "ihr seiet".
    return with_features(feats, Mood="Ind") if form.endswith("t") and feature(feats, "Mood") == "Sub" else feats


def _listed(form: str, forms: frozenset[str]) -> bool:
    return form in forms or any(form.startswith(prefix) and form[len(prefix) :] in forms for prefix in PREFIXES)


def _subject(index: int, reading: Reading, children: Sequence[Sequence[int]]) -> int | None:
    """The subject of the verb or, for an auxiliary or a conjunct, of the verb it goes with."""
    verb = index
    for _ in range(3):
        found = next((child for child in children[verb] if reading.deps[child] in ("nsubj", "nsubj:pass", "expl")), None)
        if found is not None:
            return found
        if reading.deps[verb] not in ("aux", "aux:pass", "cop", "conj"):
            return None
        verb = reading.heads[verb]
    return None


def _is_dative(index: int, lower: Sequence[str], reading: Reading, children: Sequence[int]) -> bool:
    if any(reading.deps[child] == "case" for child in children):
        return False
    if reading.pos[index] == "PRON":
        return lower[index] in DATIVE_PRONOUNS
    determiners = [child for child in children if reading.deps[child].startswith("det")]
    if any(lower[child] in DATIVE_DETERMINERS for child in determiners):
        return True
    # "der" before an object is never accusative.
    return any(lower[child] in ("der", "einer", "keiner", "ihrer", "seiner", "dieser") and child == min(children) for child in determiners) and (
        feature(reading.feats[index], "Case") != "Gen"
    )


def _is_recipient(index: int, words: Sequence[str], reading: Reading, children: Sequence[Sequence[int]]) -> bool:
    """A noun without any mark of its case, where the verb's frame makes it a dative: "dankte Oslo", "bot Oslo ein Treffen an"."""
    own = children[index]
    verb = reading.heads[index]
    if reading.pos[index] not in ("PROPN", "NOUN") or any(reading.deps[child] == "case" for child in own):
        return False
    if any(words[child].lower() in ACCUSATIVE_DETERMINERS for child in own if reading.deps[child].startswith("det")):
        return False
    lemma = _whole_lemma(verb, words, reading, children[verb]) if reading.pos[verb] == "VERB" else ""
    if lemma in DATIVE_VERBS:
        return True
    others = [child for child in children[verb] if child != index and reading.deps[child] == "obj"]
    bare = reading.pos[index] == "PROPN" and not any(reading.deps[child].startswith("det") for child in own)
    return bare and any(other > index and reading.pos[other] == "NOUN" for other in others)


def _is_second_subject(index: int, lower: Sequence[str], reading: Reading, children: Sequence[Sequence[int]]) -> bool:
    """A name read as the subject of a verb that has one before it, with nothing that marks the nominative: "sagte Oslo Hilfe zu"."""
    verb = reading.heads[index]
    others = [child for child in children[verb] if child < index and reading.deps[child].startswith("nsubj")]
    if not others or reading.pos[verb] != "VERB" or reading.pos[index] != "PROPN":
        return False
    articles = [lower[child] for child in children[index] if reading.deps[child] == "det"]
    return not articles or (articles == ["der"] and feature(reading.feats[index], "Gender") == "Fem")


def _is_agent(index: int, lower: Sequence[str], reading: Reading, children: Sequence[Sequence[int]]) -> bool:
    """ "von" beside a passive names who did it, but in "von ... nach ..." where something began."""
    verb = reading.heads[index]
    if not any(reading.deps[child] == "aux:pass" for child in children[verb]) or not any(lower[child] in ("von", "vom") for child in children[index]):
        return False
    goals = [child for child in children[verb] if child > index and reading.deps[child] == "obl"]
    return not any(lower[word] in ("nach", "auf", "in", "bis", "zu") for goal in goals for word in children[goal])


def _whole_lemma(verb: int, words: Sequence[str], reading: Reading, children: Sequence[int]) -> str:
    """The verb's lemma with the particle that stands apart from it."""
    (lemma,) = lemmas([words[verb]], ["VERB"], "de")
    particle = next((words[child].lower() for child in children if reading.deps[child] == "compound:prt"), "")
    return particle + lemma
