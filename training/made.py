"""A small grammar of German news -> sentences with trees that are right by construction.

    python -m training.made WORK --count 4000

Writes WORK/made.jsonl. It knows what the treebanks have too little of: reported speech without "dass", verb-final clauses, separable verbs, passives,
recipients in the dative, "bitten um", long nominal groups, datelines, headlines.
"""

import argparse
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path

from training import made_words as lexicon
from training.treebanks import Example


@dataclass(frozen=True)
class Word:
    """`head` counts from the word itself; 0 for the phrase's own head."""

    form: str
    upos: str
    feats: str = ""
    dep: str = "root"
    head: int = 0
    name: str = "O"


Phrase = tuple[Word, ...]
Parts = list[tuple[Phrase, str]]


def top(phrase: Phrase) -> int:
    return next(index for index, word in enumerate(phrase) if word.head == 0)


def join(parts: Parts, core: int) -> Phrase:
    """The parts in order; each hangs on the head of part `core` by its relation."""
    starts = [sum(len(part) for part, _ in parts[:index]) for index in range(len(parts))]
    target = starts[core] + top(parts[core][0])
    words: list[Word] = []
    for index, (part, dep) in enumerate(parts):
        for word in part:
            outer = word.head == 0 and index != core
            words.append(replace(word, dep=dep, head=target - len(words)) if outer else word)
    return tuple(words)


def one(form: str, upos: str, feats: str = "", name: str = "O") -> Phrase:
    return (Word(form, upos, feats, name=name),)


COMMA = (one(",", "PUNCT"), "punct")
STOP = (one(".", "PUNCT"), "punct")


def after_comma(phrase: Phrase, dep: str) -> tuple[Phrase, str]:
    return join([COMMA, (phrase, "root")], 1), dep


DEFINITE = {
    "Masc": {"Nom": "der", "Acc": "den", "Dat": "dem", "Gen": "des"}, "Fem": {"Nom": "die", "Acc": "die", "Dat": "der", "Gen": "der"},
    "Neut": {"Nom": "das", "Acc": "das", "Dat": "dem", "Gen": "des"}, "Plur": {"Nom": "die", "Acc": "die", "Dat": "den", "Gen": "der"},
}  # fmt: skip
INDEFINITE = {
    "Masc": {"Nom": "", "Acc": "en", "Dat": "em", "Gen": "es"}, "Fem": {"Nom": "e", "Acc": "e", "Dat": "er", "Gen": "er"},
    "Neut": {"Nom": "", "Acc": "", "Dat": "em", "Gen": "es"}, "Plur": {"Nom": "e", "Acc": "e", "Dat": "en", "Gen": "er"},
}  # fmt: skip
STRONG = {
    "Masc": {"Nom": "er", "Acc": "en", "Dat": "em", "Gen": "en"}, "Fem": {"Nom": "e", "Acc": "e", "Dat": "er", "Gen": "er"},
    "Neut": {"Nom": "es", "Acc": "es", "Dat": "em", "Gen": "en"}, "Plur": {"Nom": "e", "Acc": "e", "Dat": "en", "Gen": "er"},
}  # fmt: skip
CASES = ("Nom", "Acc", "Dat", "Gen")


def feats(case: str, gender: str, plural: bool, extra: str = "") -> str:
    pairs = [f"Case={case}", "" if plural and extra != "noun" else f"Gender={gender}", f"Number={'Plur' if plural else 'Sing'}"]
    return "|".join(sorted([pair for pair in pairs if pair] + ([extra] if extra and extra != "noun" else [])))


@dataclass(frozen=True)
class Group:
    """A noun phrase in one case, and its number."""

    phrase: Phrase
    plural: bool = False


class Grammar:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def maybe(self, part: float) -> bool:
        return self.chance.random() < part

    def pick(self, values: list) -> object:  # type: ignore[type-arg]
        return self.chance.choice(values)

    # --- noun phrases ---

    def noun(self, table: dict[str, str], case: str, depth: int, plural: bool | None = None) -> Group:
        gender = self.chance.choice(list(table))
        forms = self.chance.choice(table[gender].replace("\n", "|").split("|")).split()
        many = forms[4] != "-" and (self.maybe(0.4) if plural is None else plural)
        form = (forms[5] if case == "Dat" else forms[4]) if many else forms[CASES.index(case)]
        key = "Plur" if many else gender
        roll = self.chance.random()
        bare = many and case != "Gen" and roll > 0.45
        parts: Parts = []
        ending = STRONG[key][case]
        agreement = feats(case, gender, many)
        if not bare:
            if roll < 0.62 or case == "Gen":
                parts.append((one(DEFINITE[key][case], "DET", agreement + "|PronType=Art"), "det"))
                ending = "e" if key != "Plur" and (case == "Nom" or (case == "Acc" and key != "Masc")) else "en"
            else:
                stem, dep, kind = ("ein", "det", "Art") if roll < 0.85 else ("sein", "det:poss", "Prs") if roll < 0.95 else ("kein", "det", "Neg")
                if many and stem == "ein":
                    stem, kind = "kein", "Neg"
                parts.append((one(stem + INDEFINITE[key][case], "DET", agreement + f"|PronType={kind}"), dep))
                weak = key == "Plur" or case in ("Dat", "Gen") or (case == "Acc" and key == "Masc")
                ending = "en" if weak else STRONG[key][case]
        elif self.maybe(0.25):
            parts.append((one(self.chance.choice(["zwei", "drei", "zehn", "50", "mehrere"]), "NUM"), "nummod"))
            if parts[-1][0][0].form == "mehrere":
                parts[-1] = (one("mehrere" if case != "Dat" else "mehreren", "DET", feats(case, gender, True, "PronType=Ind")), "det")
        if self.maybe(0.45):
            adjective = self.chance.choice(lexicon.ADJECTIVES)
            parts.append((one(adjective + ending, "ADJ", agreement), "amod"))
        core = len(parts)
        parts.append((one(form, "NOUN", feats(case, gender, many, "noun")), "root"))
        if depth > 0:
            parts += self.tail(table, case, depth - 1, gender, many)
        return Group(join(parts, core), many)

    def tail(self, table: dict[str, str], case: str, depth: int, gender: str, many: bool) -> Parts:
        """What stands after a noun: a genitive, a prepositional group, a name, a relative clause."""
        roll = self.chance.random()
        if table is lexicon.PEOPLE and not many and roll < 0.35 and gender != "Neut":
            return [(self.person(case), "appos")]
        if roll < 0.5:
            return [(self.actor("Gen", depth).phrase if self.maybe(0.6) else self.noun(table, "Gen", depth).phrase, "nmod")]
        if roll < 0.75:
            word, governed = self.chance.choice(
                [("mit", "Dat"), ("gegen", "Acc"), ("für", "Acc"), ("an", "Acc"), ("aus", "Dat"), ("von", "Dat"), ("über", "Acc")]
            )
            return [(self.prepositional(word, governed, depth), "nmod")]
        if roll < 0.82 and table is lexicon.THINGS:
            weapon = self.chance.choice(lexicon.WEAPONS).split()
            typed = join([(one(weapon[0], "PROPN", name="B-MISC"), "root"), *[(one(part, "NUM", name="I-MISC"), "nummod") for part in weapon[1:]]], 0)
            kind = join(
                [
                    (one("vom", "ADP", "Case=Dat|Gender=Masc|Number=Sing"), "case"),
                    (one("Typ", "NOUN", feats("Dat", "Masc", False, "noun")), "root"),
                    (typed, "appos"),
                ],
                1,
            )
            return [(kind, "nmod")]
        if roll < 0.92 and depth >= 0:
            pronoun = {"Masc": "der", "Fem": "die", "Neut": "das"}[gender] if not many else "die"
            relative = Group(one(pronoun, "PRON", feats("Nom", gender, many, "PronType=Rel")), many)
            clause = self.clause("final", subject=relative, depth=0)
            return [(join([COMMA, (clause, "root"), COMMA], 1), "acl:relcl")]
        return []

    def person(self, case: str) -> Phrase:
        first, last = self.chance.choice(lexicon.FIRST), self.chance.choice(lexicon.LAST)
        last += "s" if case == "Gen" and last[-1] not in "sxz" else ""
        tag = f"Case={case}|Number=Sing"
        if self.maybe(0.3):
            return one(last, "PROPN", tag, "B-PER")
        return join([(one(first, "PROPN", tag, "B-PER"), "root"), (one(last, "PROPN", tag, "I-PER"), "flat")], 0)

    def place(self, case: str) -> Phrase:
        form = self.chance.choice(lexicon.STATES + lexicon.CITIES)
        form += "s" if case == "Gen" and form[-1] not in "sxz" else ""
        return one(form, "PROPN", feats(case, "Neut", False), "B-LOC")

    def actor(self, case: str, depth: int = 1) -> Group:
        """Somebody who acts, as a name or as a noun."""
        roll = self.chance.random()
        if roll < 0.28:
            return Group(self.place(case))
        if roll < 0.42:
            gender, form = self.chance.choice(lexicon.BODIES)
            form += "s" if case == "Gen" and gender != "Fem" else ""
            label = "B-LOC" if form in ("Ukraine", "Türkei", "Schweiz") else "B-ORG"
            article = one(DEFINITE[gender][case], "DET", feats(case, gender, False, "PronType=Art"))
            return Group(join([(article, "det"), (one(form, "PROPN", feats(case, gender, False), label), "root")], 1))
        if roll < 0.52:
            return Group(self.person(case))
        if roll < 0.6 and depth > 0:
            left, right = self.actor(case, 0), self.actor(case, 0)
            both = join([(one(self.chance.choice(["und", "und", "sowie"]), "CCONJ"), "cc"), (right.phrase, "root")], 1)
            return Group(join([(left.phrase, "root"), (both, "conj")], 0), True)
        return self.noun(lexicon.PEOPLE, case, depth)

    def thing(self, case: str, depth: int = 1) -> Group:
        group = self.noun(lexicon.THINGS, case, depth)
        if depth > 0 and self.maybe(0.12):
            other = join([(one("und", "CCONJ"), "cc"), (self.noun(lexicon.THINGS, case, 0).phrase, "root")], 1)
            return Group(join([(group.phrase, "root"), (other, "conj")], 0), True)
        return group

    def prepositional(self, word: str, case: str, depth: int = 0) -> Phrase:
        if word in ("nach", "in", "aus") and self.maybe(0.8):
            inside = self.place(case)
        elif word in ("gegen", "mit", "an", "für", "von") and self.maybe(0.55):
            inside = self.actor(case, depth).phrase
        else:
            inside = self.thing(case, depth).phrase
        return join([(one(word, "ADP"), "case"), (inside, "root")], 1)

    # --- adverbials ---

    def adverbial(self) -> tuple[Phrase, str]:
        roll = self.chance.random()
        if roll < 0.3:
            return one(self.chance.choice(lexicon.ADVERBS), "ADV"), "advmod"
        if roll < 0.38:
            return one(self.chance.choice(lexicon.MANNERS), "ADJ"), "advmod"
        masculine = "Case=Dat|Gender=Masc|Number=Sing"
        if roll < 0.6:
            day = one(self.chance.choice(lexicon.DAYS), "PROPN", masculine)
            return join([(one("am", "ADP", masculine), "case"), (day, "root")], 1), "obl"
        if roll < 0.68:
            month = one(self.chance.choice(lexicon.MONTHS), "PROPN", masculine)
            return join([(one("im", "ADP", masculine), "case"), (month, "root")], 1), "obl"
        if roll < 0.76:
            month = one(self.chance.choice(lexicon.MONTHS), "PROPN", masculine)
            number = one(f"{self.chance.randint(1, 30)}.", "ADJ", "Case=Dat")
            return join([(one("am", "ADP", masculine), "case"), (number, "amod"), (month, "root")], 2), "obl"
        if roll < 0.9:
            return join(
                [(one("in", "ADP"), "case"), (one(self.chance.choice(lexicon.CITIES), "PROPN", feats("Dat", "Neut", False), "B-LOC"), "root")], 1
            ), "obl"
        if roll < 0.95:
            return join([(one("laut", "ADP"), "case"), (self.actor("Dat", 0).phrase, "root")], 1), "obl"
        return self.according(), "obl"

    def according(self) -> Phrase:
        """nach Angaben ..."""
        words = join([(one("Angaben", "NOUN", feats("Dat", "Fem", True, "noun")), "root"), (self.actor("Gen", 0).phrase, "nmod")], 0)
        return join([(one("nach", "ADP"), "case"), (words, "root")], 1)

    # --- clauses ---

    def complements(self, frame: str, depth: int) -> Parts:
        found: Parts = []
        for part in frame.split("+"):
            if part == "akk":
                found.append((self.thing("Acc", depth).phrase, "obj"))
            elif part == "dat":
                found.append((self.actor("Dat", depth).phrase, "obl:arg"))
            else:
                word, case = part.split(":")
                found.append((self.prepositional(word, case, depth), "obl"))
        return found

    def clause(self, order: str, subject: Group | None = None, mood: str = "Ind", depth: int = 1, mark: str = "") -> Phrase:
        """One clause around a verb. `order`: "v2", "final" (verb last), "zu" (infinitive without subject); no comma or full stop at its end."""
        infinitive, particle, present, past, pasts, reported, participle, auxiliary, frame = self.chance.choice(lexicon.VERBS)
        particle = "" if particle == "-" else particle
        rest = self.complements(frame, depth)
        roll = self.chance.random()
        passive = order != "zu" and frame.startswith(("akk", "dat+akk")) and subject is None and roll < 0.25
        doer: Parts = []
        if passive:
            rest = [part for part in rest if part[1] != "obj"]
            subject = self.thing("Nom", depth)
            if self.maybe(0.35):
                doer = [(join([(one("von", "ADP"), "case"), (self.actor("Dat", 0).phrase, "root")], 1), "obl:agent")]
        subject = subject or self.actor("Nom", depth)
        middle: Parts = [*doer, *rest]
        for _ in range(self.chance.choice([0, 1, 1, 2])):
            middle.insert(0 if self.maybe(0.7) else self.chance.randint(0, len(middle)), self.adverbial())
        if self.maybe(0.08):
            middle.append((one("nicht", "PART", "Polarity=Neg"), "advmod"))
        if order == "zu":
            verb: Parts = [(one("zu", "PART"), "mark"), (one(infinitive, "VERB", "VerbForm=Inf"), "root")]
            if particle:
                verb = [(one(f"{particle}zu{infinitive}", "VERB", "VerbForm=Inf"), "root")]
            parts = [*middle, *verb]
            return join(parts, len(parts) - 1)

        many = subject.plural
        number = f"Number={'Plur' if many else 'Sing'}|Person=3"
        finite, ending = self.verb_group(passive, mood, many, number, (infinitive, particle, present, past, pasts, reported, participle, auxiliary))
        person = (subject.phrase, "nsubj:pass" if passive else "nsubj")
        if order == "final":
            if finite[1] == "root":
                last = replace(finite[0][0], form=particle + finite[0][0].form)
                joined = [((last,), "root")]
            else:
                joined = [*ending, finite]
            opening: Parts = [(one(mark, "SCONJ"), "mark")] if mark else []
            parts = [*opening, person, *middle, *joined]
        else:
            if finite[1] == "root":
                ending = [(one(particle, "ADP"), "compound:prt")] if particle else []
            front = self.adverbial() if self.maybe(0.3) else None
            parts = [front, finite, person, *middle, *ending] if front else [person, finite, *middle, *ending]
            if not front and middle and self.maybe(0.08):
                parts = [middle[0], finite, person, *middle[1:], *ending]
        core = next(index for index, (_, dep) in enumerate(parts) if dep == "root")
        return join(parts, core)

    def verb_group(self, passive: bool, mood: str, many: bool, number: str, forms: tuple[str, ...]) -> tuple[tuple[Phrase, str], Parts]:
        """The finite verb, and what stands at the end of a main clause."""
        infinitive, particle, present, past, pasts, reported, participle, auxiliary = forms

        def finite(form: str, dep: str, tense: str, how: str) -> tuple[Phrase, str]:
            voice = "|Voice=Pass" if dep == "aux:pass" else ""
            return one(form, "VERB" if dep == "root" else "AUX", f"Mood={how}|{number}|Tense={tense}|VerbForm=Fin{voice}"), dep

        done = one(particle + participle, "VERB", "VerbForm=Part")
        bare = one(particle + infinitive, "VERB", "VerbForm=Inf")
        sub = mood == "Sub"
        roll = self.chance.random()
        if passive:
            if roll < 0.6:
                form = ("würden" if many else "werde") if sub else (("wurden" if many else "wurde") if roll < 0.45 else ("werden" if many else "wird"))
                return finite(form, "aux:pass", "Pres" if (sub and not many) or roll >= 0.45 else "Past", "Sub" if sub else "Ind"), [(done, "root")]
            if roll < 0.8:
                form = ("seien" if many else "sei") if sub else ("sind" if many else "ist")
                return finite(form, "aux", "Pres", "Sub" if sub else "Ind"), [(done, "root"), (one("worden", "AUX", "VerbForm=Part|Voice=Pass"), "aux:pass")]
            singular, plural, reported_modal, _, _ = self.chance.choice(lexicon.MODALS[:4])
            form = plural if many else reported_modal if sub else singular
            how = "Sub" if sub and not many else "Ind"
            return finite(form, "aux", "Pres", how), [(done, "root"), (one("werden", "AUX", "VerbForm=Inf|Voice=Pass"), "aux:pass")]
        if roll < 0.35:
            if sub and not many:
                return finite(reported, "root", "Pres", "Sub"), []
            if not sub:
                form, tense = (pasts if many else past, "Past") if roll < 0.2 or many else (present, "Pres")
                return finite(form, "root", tense, "Ind"), []
        if roll < 0.62:
            have = auxiliary == "haben"
            if sub:
                form = ("hätten" if many else "habe") if have else ("seien" if many else "sei")
                return finite(form, "aux", "Past" if have and many else "Pres", "Sub"), [(done, "root")]
            form = ("haben" if many else "hat") if have else ("sind" if many else "ist")
            return finite(form, "aux", "Pres", "Ind"), [(done, "root")]
        if roll < 0.78:
            form = self.chance.choice(lexicon.CONDITIONAL)[1 if many else 0]
            return finite(form, "aux", "Past", "Sub"), [(bare, "root")]
        singular, plural, reported_modal, _past_modal, _ = self.chance.choice(lexicon.MODALS)
        if sub and not many:
            return finite(reported_modal, "aux", "Pres", "Sub"), [(bare, "root")]
        return finite(plural if many else singular, "aux", "Pres", "Ind"), [(bare, "root")]

    # --- sentences ---

    def saying(self, inverted: bool) -> tuple[Parts, int]:
        """ "sagte der Minister am Montag" or "Der Minister sagte am Montag", and the place of the verb."""
        speaker = self.actor("Nom", 1)
        past, pasts, particle = self.chance.choice(lexicon.SAYING)
        number = f"Number={'Plur' if speaker.plural else 'Sing'}|Person=3"
        verb = (one(pasts if speaker.plural else past, "VERB", f"Mood=Ind|{number}|Tense=Past|VerbForm=Fin"), "root")
        parts: Parts = [verb, (speaker.phrase, "nsubj")] if inverted else [(speaker.phrase, "nsubj"), verb]
        parts += [self.adverbial() for _ in range(self.chance.choice([0, 0, 1]))]
        if particle != "-":
            parts.append((one(particle, "ADP" if particle in ("mit", "an") else "ADV"), "compound:prt"))
        return parts, 0 if inverted else 1

    def sentence(self) -> Phrase:
        roll = self.chance.random()
        if roll < 0.22:
            return join([(self.clause("v2"), "root"), STOP], 0)
        if roll < 0.4:
            parts, core = self.saying(inverted=False)
            return join([*parts, after_comma(self.clause("v2", mood="Sub" if self.maybe(0.85) else "Ind"), "ccomp"), STOP], core)
        if roll < 0.52:
            parts, core = self.saying(inverted=True)
            told: Parts = [(self.clause("v2", mood="Sub" if self.maybe(0.8) else "Ind"), "root"), COMMA]
            if self.maybe(0.25):
                told = [(one("„", "PUNCT"), "punct"), told[0], (one("“", "PUNCT"), "punct"), COMMA]
            return join([(join(told, len(told) // 2 - 1), "ccomp"), *parts, STOP], 1 + core)
        if roll < 0.6:
            parts, core = self.saying(inverted=False)
            return join([*parts, after_comma(self.clause("final", mark="dass"), "ccomp"), STOP], core)
        if roll < 0.68:
            clause = self.clause("final", mark=self.chance.choice(["weil", "nachdem", "falls", "obwohl", "wenn", "während"]), depth=0)
            return join([(self.clause("v2", depth=0), "root"), after_comma(clause, "advcl"), STOP], 0)
        if roll < 0.8:
            return self.controlled()
        if roll < 0.85:
            source = self.chance.choice(["Nach Angaben", "Laut"])
            actor = self.actor("Gen" if source[0] == "N" else "Dat", 1).phrase
            inside = one("Laut", "ADP")
            group = join([(inside, "case"), (actor, "root")], 1)
            if source[0] == "N":
                words = join([(one("Angaben", "NOUN", feats("Dat", "Fem", True, "noun")), "root"), (actor, "nmod")], 0)
                group = join([(one("Nach", "ADP"), "case"), (words, "root")], 1)
            return self.fronted((group, "obl"))
        if roll < 0.92:
            return self.clause("v2", depth=1)  # a headline: no full stop
        return self.copular()

    def fronted(self, front: tuple[Phrase, str]) -> Phrase:
        """A main clause that begins with the given part."""
        subject = self.actor("Nom", 0)
        infinitive, particle, present, past, pasts, reported, participle, auxiliary, frame = self.chance.choice(lexicon.VERBS)
        forms = (infinitive, "" if particle == "-" else particle, present, past, pasts, reported, participle, auxiliary)
        number = f"Number={'Plur' if subject.plural else 'Sing'}|Person=3"
        finite, ending = self.verb_group(False, "Sub" if self.maybe(0.4) else "Ind", subject.plural, number, forms)
        if finite[1] == "root" and forms[1]:
            ending = [(one(forms[1], "ADP"), "compound:prt")]
        parts = [front, finite, (subject.phrase, "nsubj"), *self.complements(frame, 1), *ending, STOP]
        return join(parts, next(index for index, (_, dep) in enumerate(parts) if dep == "root"))

    def controlled(self) -> Phrase:
        """Somebody announces, threatens, asks somebody to do something."""
        subject = self.actor("Nom", 1)
        many = subject.plural
        verb, particle, governed = self.chance.choice(
            [("kündigte", "an", ""), ("drohte", "", ""), ("versprach", "", ""), ("forderte", "auf", "Acc"), ("bat", "", "Acc"), ("lehnte es", "ab", ""),
             ("bot", "an", "Dat"), ("rief", "auf", "Acc"), ("warf", "vor", "Dat"), ("weigerte sich", "", ""), ("plant", "", ""), ("empfahl", "", "Dat")]
        )  # fmt: skip
        plurals = {"kündigte": "kündigten", "drohte": "drohten", "versprach": "versprachen", "forderte": "forderten", "bat": "baten", "lehnte": "lehnten",
                   "bot": "boten", "rief": "riefen", "warf": "warfen", "weigerte": "weigerten", "plant": "planen", "empfahl": "empfahlen"}  # fmt: skip
        word, _, extra = verb.partition(" ")
        tense = "Pres" if word == "plant" else "Past"
        number = f"Number={'Plur' if many else 'Sing'}|Person=3"
        finite = one(plurals[word] if many else word, "VERB", f"Mood=Ind|{number}|Tense={tense}|VerbForm=Fin")
        parts: Parts = [(subject.phrase, "nsubj"), (finite, "root")]
        if extra:
            dep = "expl" if extra == "es" else "obj"
            tag = "Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs" if extra == "es" else f"Case=Acc|{number}|PronType=Prs"
            parts.append((one(extra, "PRON", tag), dep))
        if governed:
            parts.append((self.actor(governed, 0).phrase, "obj" if governed == "Acc" else "obl:arg"))
        if self.maybe(0.4):
            parts.append(self.adverbial())
        if particle:
            parts.append((one(particle, "ADP"), "compound:prt"))
        return join([*parts, after_comma(self.clause("zu"), "xcomp"), STOP], 1)

    def copular(self) -> Phrase:
        subject = self.actor("Nom", 1) if self.maybe(0.5) else self.thing("Nom", 1)
        many, sub = subject.plural, self.maybe(0.3)
        number = f"Number={'Plur' if many else 'Sing'}|Person=3"
        form = {(False, False): "ist", (False, True): "sind", (True, False): "sei", (True, True): "seien"}[sub, many]
        verb = one(form, "AUX", f"Mood={'Sub' if sub else 'Ind'}|{number}|Tense=Pres|VerbForm=Fin")
        rest: Parts = [self.adverbial()] if self.maybe(0.4) else []
        state = one(self.chance.choice(["bereit", "unklar", "notwendig", "umstritten", "möglich", "falsch", "entscheidend"]), "ADJ")
        parts = [(subject.phrase, "nsubj"), (verb, "cop"), *rest, (state, "root")]
        return join([*parts, STOP], len(parts) - 1)


def capital(phrase: Phrase) -> Phrase:
    return (replace(phrase[0], form=phrase[0].form[0].upper() + phrase[0].form[1:]), *phrase[1:])


def to_example(phrase: Phrase) -> Example:
    """Commas that meet each other or a full stop become one."""
    opening = 1 if phrase[0].upos == "PUNCT" else 0
    phrase = (*phrase[:opening], *capital(phrase[opening:]))
    heads = [-1 if word.head == 0 else index + word.head for index, word in enumerate(phrase)]
    drop = {index for index in range(1, len(phrase)) if phrase[index - 1].form == "," and phrase[index].form in (",", ".", "“")}
    drop = {index - 1 for index in drop}
    if phrase[-1].form == ",":
        drop.add(len(phrase) - 1)
    kept = [index for index in range(len(phrase)) if index not in drop]
    place = {old: new for new, old in enumerate(kept)}
    return {
        "lang": "de",
        "source": "made",
        "words": [phrase[index].form for index in kept],
        "upos": [phrase[index].upos for index in kept],
        "feats": [phrase[index].feats for index in kept],
        "heads": [-1 if heads[index] < 0 else place[heads[index]] for index in kept],
        "deps": [phrase[index].dep for index in kept],
        "names": [phrase[index].name for index in kept],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--count", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    grammar = Grammar(options.seed)
    examples = [to_example(grammar.sentence()) for _ in range(options.count)]
    short = [example for example in examples if len(example["words"]) <= 45]
    (options.work / "made.jsonl").write_text("".join(json.dumps(example, ensure_ascii=False) + "\n" for example in short), encoding="utf-8")
    print(f"{len(short)} sentences")


if __name__ == "__main__":
    main()
