"""The grammar's nominal half: noun phrases, names, prepositional groups, adverbials."""

import random
from abc import ABC, abstractmethod

from training import made_words as lexicon
from training.made_phrases import CASES, COMMA, DEFINITE, INDEFINITE, STRONG, Group, Parts, Phrase, feats, join, one


class Nouns(ABC):
    """Makes noun phrases by chance; `depth` says how far they may nest."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def maybe(self, part: float) -> bool:
        return self.chance.random() < part

    @abstractmethod
    def relative(self, pronoun: Group) -> Phrase:
        """A clause whose subject is the relative pronoun."""

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
            return [(join([COMMA, (self.relative(relative), "root"), COMMA], 1), "acl:relcl")]
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
