"""A small grammar of German news -> sentences with trees that are right by construction.

    python -m training.made WORK --count 4000

Writes WORK/made.jsonl. It knows what the treebanks have too little of: reported speech without "dass", verb-final clauses, separable verbs, passives,
recipients in the dative, "bitten um", long nominal groups, datelines, headlines.
"""

import argparse
import json
from dataclasses import replace
from pathlib import Path

from training import made_words as lexicon
from training.made_nouns import Nouns
from training.made_phrases import COMMA, STOP, Group, Parts, Phrase, after_comma, capital, feats, join, one
from training.treebanks import Example


class Grammar(Nouns):
    """Makes clauses and sentences around verbs."""

    def relative(self, pronoun: Group) -> Phrase:
        return self.clause("final", subject=pronoun, depth=0)

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
