"""A word that names an event -> its context: the path to the root, and what the words on it make of the event.

Status composes from the inside out; speakers are collected in the same order; who controls an infinitive or a support verb acts where nobody else is said to.
"""

from kg.claims.arguments import Argument, has_elided_subject, is_passive, noun_arguments, verb_arguments
from kg.claims.attribution import attributions, is_reported, sayers
from kg.claims.clauses import leave, marks
from kg.claims.codebook import Codebook
from kg.claims.entries import Entry, Governor
from kg.claims.governing import takes
from kg.claims.modality import Modality
from kg.claims.senses import Sense, senses
from kg.claims.standing import Context
from kg.claims.status import SPEECH, applied
from kg.claims.tree import Tree
from kg.model import EventKind, Status

_IDIOMS = frozenset(("place", "effect", "shape"))
"""Objects that are part of their verb: "take place"."""
_OWN_PROMISES = frozenset(("promise", "threaten", "vow", "pledge", "offer", "use", "join", "leave", "sign", "guarantee", "swear"))
_WEAK = frozenset(("say", "accuse", "support"))
_DEPTH = 12


class Contexts:
    """Finds the contexts of events in one tree."""

    def __init__(self, tree: Tree, codebook: Codebook) -> None:
        self.tree = tree
        self.codebook = codebook
        self.modality = Modality(tree, codebook)
        self.senses: list[list[Sense]] = [senses(tree, node, codebook) if tree.complete else [] for node in range(len(tree))]
        self._verb: dict[int, list[Argument]] = {}
        self._noun: dict[int, list[Argument]] = {}
        self.attributions = attributions(tree, codebook) if tree.complete else {}

    def arguments(self, node: int, verbal: bool) -> list[Argument]:
        """The arguments of a word, read once."""
        if verbal:
            if node not in self._verb:
                self._verb[node] = verb_arguments(self.tree, node)
            return self._verb[node]
        if node not in self._noun:
            self._noun[node] = noun_arguments(self.tree, node)
        return self._noun[node]

    def of(self, sense: Sense, status: Status) -> Context:
        """The context of an event that a word names, whose status would be `status` in a plain sentence."""
        tree, node = self.tree, sense.node
        context = Context(status, top=node)
        verbal = sense.verbal
        reported = bool(self.attributions) or is_reported(tree, self.senses, node)
        if verbal:
            context.turn(node, self.modality.verb(node, status, reported, heard=sense.negated))
            # "erkennt die Wahl nicht an": what is denied in the present tense is not done, and not going to be.
            finite = tree.feature(node, "VerbForm") == "Fin" and tree.feature(node, "Tense") == "Pres"
            context.unwilling = context.status is Status.DENIED and finite and not tree.of(node, "aux")
        else:
            context.turn(node, self.modality.noun(node, status))
            if tree.of(node, "cop"):
                context.turn(node, self.modality.verb(node, context.status, reported))
            self._participles(node, context)
        for _ in range(_DEPTH):
            self._note(node, context)
            above = tree.head[node]
            if above == node or ";" in tree.lower[min(node, above) : max(node, above)]:
                # What a semicolon divides is said apart.
                break
            dep = tree.dep[node]
            if dep == "conj" and (self._verbal(above) == verbal or not verbal):
                node = above
                continue
            governor = self._governor(node, above, verbal, any(effect == "accuse" for _, effect in context.governors))
            if governor is not None:
                self._apply(governor, node, above, context, reported)
                if context.controllers == [] and not context.adjunct:
                    context.controllers = self._controllers(governor, node, above)
                context.top = above
            elif verbal and self._is_modal(above) and dep in ("xcomp", "ccomp") and not context.adjunct:
                effect = self.modality.modal(above, node)
                context.turn(above, self.modality.adverbs(above, applied("announce" if effect == "alleged" else effect, context.status)))
                context.controllers = context.controllers or self.subjects(above)
                context.top = above
            else:
                leave(self.modality, node, above, verbal, context, reported)
                if tree.dep[node] in ("acl:relcl", "advcl:relcl"):
                    break
            node, verbal = above, self._verbal(above)
        return context

    def subjects(self, node: int, depth: int = 0) -> list[int]:
        """The logical subjects of a verb or noun: its own, or those of the word that controls it or that it is coordinated with."""
        tree = self.tree
        verbal = self._verbal(node)
        arguments = self.arguments(node, verbal)
        own = [argument.node for argument in arguments if argument.part == "subj"]
        if not verbal:
            own = own or [argument.node for argument in arguments if argument.part in ("genitive", "adj", "von", "of", "by", "from")]
        if own or depth > 5:
            return own[:1] if verbal else own
        if not verbal and tree.tokens[node].pos == "ADJ" and (found := tree.of(node, "nsubj")):
            return found[:1]
        above, dep = tree.head[node], tree.plain(node)
        if above == node or (verbal and is_passive(tree, node)):
            return []
        if (
            dep == "conj"
            and self._verbal(above) == verbal
            and not (
                verbal and not has_elided_subject(tree, node) and any(argument.part == "obj" and tree.plain(argument.node) == "nsubj" for argument in arguments)
            )
        ):
            return self.surface_subject(above) if verbal else self.subjects(above, depth + 1)
        if verbal and dep == "xcomp" and tree.lang == "en" and (raised := self._raised(node, above)):
            return raised
        if verbal and dep in ("xcomp", "advcl", "ccomp") and not self.modality.is_finite(node):
            governor = self._governor(node, above, True)
            if governor is not None and (found := self._controllers(governor, node, above)):
                return found
            asked = governor is not None and isinstance(governor.owner, Governor) and governor.owner.effect == "request"
            # "verlangte, die Grenze zu öffnen": whoever asks is not who should act.
            return [] if asked and tree.lang == "de" else self.surface_subject(above)
        if verbal and tree.dep[node] == "acl":
            if tree.lower[node].endswith("ing"):
                return [] if self.governs(above) else [above]
            return self.subjects(above, depth + 1)
        if not verbal and tree.tokens[node].pos == "ADJ" and dep in ("xcomp", "ccomp"):
            return self.surface_subject(above)
        if not verbal and dep in ("obj", "obl") and any(isinstance(sense.owner, Governor) and sense.owner.effect == "support" for sense in self.senses[above]):
            return self.subjects(above, depth + 1)
        return []

    def _raised(self, node: int, above: int) -> list[int]:
        """The object of an English verb is the subject of the infinitive after it: "expects Nigeria to send soldiers"; but who promises does it himself."""
        if not self._verbal(above) or {base for _, base in self.codebook.forms.keys(self.tree.lower[above], "")} & _OWN_PROMISES:
            return []
        objects = [argument.node for argument in self.arguments(above, True) if argument.part in ("obj", "dat") and above < argument.node < node]
        return [each for each in objects if self.tree.mention[each] is not None and any(self.tree.lower[mark] == "to" for mark in self.tree.of(node, "mark"))][
            :1
        ]

    def governs(self, noun: int) -> bool:
        """Whether a noun says what becomes of an event, and so does not act in it: "the accusation of arming rebels"."""
        return any(isinstance(sense.owner, Governor) and not sense.verbal for sense in self.senses[noun])

    def sayers(self, verb: int) -> list[int]:
        """Who says what a word of saying says."""
        return sayers(self.tree, verb, self.subjects(verb)[:1], self.arguments(verb, True)) if self.tree.is_verb(verb) else self.subjects(verb)[:1]

    def surface_subject(self, verb: int) -> list[int]:
        """The grammatical subject, which coordinated verbs and infinitives share; of a passive too."""
        passive = is_passive(self.tree, verb)
        if not self._verbal(verb):
            found = [child for child in self.tree.children[verb] if self.tree.plain(child) == "nsubj"]
        else:
            found = [argument.node for argument in self.arguments(verb, True) if argument.part == ("obj" if passive else "subj")]
        return found[:1] or ([] if passive else self.subjects(verb, 3))

    def _verbal(self, node: int) -> bool:
        return self.tree.is_verb(node) or any(sense.verbal for sense in self.senses[node])

    def _is_modal(self, node: int) -> bool:
        bases = {base for part, base in self.codebook.forms.keys(self.tree.tokens[node].text, "") if not part}
        return any(bases & words for words in self.codebook.modals.values())

    def _governor(self, node: int, above: int, verbal: bool, accused: bool = False) -> Sense | None:
        """The sense of the governing word that takes the event as its content, None where the event only stands beside it."""
        able = [sense for sense in self.senses[above] if isinstance(sense.owner, Governor) and self._takes(sense, node, verbal)]
        if not able:
            return None
        effects = {sense.owner.effect: sense for sense in reversed(able) if isinstance(sense.owner, Governor)}
        if not verbal and set(effects) == {"announce"} and self._only_says(above):
            # "verkündete eine Feuerpause": who tells of it need not be who keeps it.
            return None
        finite = verbal and self.modality.is_finite(node)
        if "deny" in effects and "refuse" in effects:
            return effects["deny" if verbal or accused else "refuse"]
        if "request" in effects and "announce" in effects:
            addressed = any(argument.part in ("obj", "dat") and argument.node != node for argument in self.arguments(above, True))
            return effects["request" if addressed or not verbal else "announce"]
        if "say" in effects and "announce" in effects and finite:
            return effects["say"]
        if "say" in effects and len(effects) > 1 and not finite:
            effects.pop("say")
        if "support" in effects and len(effects) > 1 and not (not verbal and self.tree.plain(node) == "obj"):
            effects.pop("support")
        return next(iter(reversed(effects.values())))

    def _only_says(self, verb: int) -> bool:
        return any(isinstance(sense.owner, Governor) and sense.owner.effect == "say" and sense.verbal for sense in self.senses[verb])

    def _takes(self, sense: Sense, node: int, verbal: bool) -> bool:
        objects = (
            frozenset(
                argument.node for argument in self.arguments(sense.node, True) if argument.part == "obj" and self.tree.lower[argument.node] not in _IDIOMS
            )
            if sense.verbal
            else frozenset()
        )
        if self._judged(sense, node, verbal):
            return False
        return takes(self.tree, self.codebook, sense, node, verbal, objects)

    def _judged(self, sense: Sense, node: int, verbal: bool) -> bool:
        """Whether a word says what somebody thinks of talks or a deal, and not that there were none: "dismissed the meeting as a farce"."""
        if verbal or not isinstance(sense.owner, Governor) or sense.owner.effect not in ("deny", "refuse"):
            return False
        kinds = {other.owner.kind for other in self.senses[node] if isinstance(other.owner, Entry)}
        as_what = any(self.tree.case(child) in ("as", "als") for child in self.tree.of(sense.node, "obl", "advcl", "xcomp"))
        return as_what and bool(kinds & {EventKind.MEETING, EventKind.AGREEMENT})

    def _apply(self, governor: Sense, node: int, above: int, context: Context, reported: bool) -> None:
        assert isinstance(governor.owner, Governor)
        effect = governor.owner.effect
        if not context.adjunct:
            planned = context.governors[-1:]
            if effect == "refuse" and governor.verbal and planned and planned[0][1] in ("announce", "possible") and not self._verbal(planned[0][0]):
                # "rejected a Polish plan to …": it is the plan that is rejected, and nobody refuses to do it.
                context.disowned = bool(context.controllers) and not set(context.controllers) & set(self.subjects(above))
            context.governors.append((above, effect))
            context.vowed |= governor.owner.tone == "vow"
            context.warned += self.sayers(above) if governor.owner.tone == "warn" else []
            context.turn(above, applied(effect, context.status))
            if not governor.verbal:
                context.turn(above, self.modality.noun(above, context.status))
            elif effect in ("support", "end", "prevent"):
                context.turn(above, self.modality.verb(above, context.status, reported, node))
            elif effect not in _WEAK:
                context.turn(above, self.modality.adverbs(above, context.status, node))
                if effect in ("announce", "threaten") and any(self.modality.modal(aux, above) == "possible" for aux in self.tree.of(above, "aux")):
                    context.turn(above, applied("possible", context.status))
        if effect in SPEECH and (effect == "say" or not context.adjunct):
            context.speakers += [speaker for speaker in self.sayers(above) if speaker not in context.speakers]

    def _controllers(self, governor: Sense, node: int, above: int) -> list[int]:
        assert isinstance(governor.owner, Governor)
        for alternative in governor.owner.control:
            for part in alternative:
                if part == "subj":
                    found = self.subjects(above)
                else:
                    found = [
                        argument.node
                        for argument in self.arguments(above, governor.verbal)
                        if argument.part == part and argument.node != node and argument.node not in self.tree.subtree(node)
                    ]
                if found:
                    return found
        return []

    def _participles(self, noun: int, context: Context) -> None:
        """Adjectives that govern the noun they describe: "die geplante Lieferung", "the suspended talks"."""
        for child in self.tree.children[noun]:
            if self.tree.plain(child) not in ("amod", "acl"):
                continue
            for sense in self.senses[child]:
                if isinstance(sense.owner, Governor) and sense.owner.effect not in _WEAK and (not sense.verbal or is_passive(self.tree, child)):
                    context.turn(child, applied(sense.owner.effect, context.status))
                    context.controllers = context.controllers or [argument.node for argument in self.arguments(child, True) if argument.part == "subj"]
                    break

    def _note(self, node: int, context: Context) -> None:
        """Who a clause is attributed to by a phrase or a clause beside it, and whether its mood says that it is somebody's speech."""
        tree = self.tree
        for word in (node, *tree.of(node, "aux", "cop")):
            if (
                tree.lang == "de"
                and tree.feature(word, "Mood") == "Sub"
                and (tree.feature(word, "Tense") == "Pres" or tree.lower[word] in ("hätten", "seien", "würden", "hätte", "würde"))
            ):
                context.subjunctive = True
        context.speakers += [speaker for speaker in self.attributions.get(node, ()) if speaker not in context.speakers]
        if not context.adjunct:
            context.conditional |= any(marks(tree, child) & self.codebook.adverbs["conditional"] for child in tree.of(node, "advcl"))
        for child in tree.children[node]:
            if tree.dep[child] in ("parataxis", "advcl", "dep", "conj", "acl", "acl:relcl") and child != context.top:
                self._parenthesis(node, child, context)

    def _parenthesis(self, node: int, child: int, context: Context) -> None:
        """ "…, sagte Putin", "…, wie das Ministerium mitteilte", "…, officials said"."""
        tree = self.tree
        speech = [sense.owner for sense in self.senses[child] if sense.verbal and isinstance(sense.owner, Governor) and sense.owner.effect in SPEECH]
        first = min(tree.subtree(child))
        if not speech or tree.of(child, "ccomp", "xcomp", "obj") or (first > node and tree.lower[first - 1] == ";"):
            return
        subjects = self.sayers(child)
        marked = any(tree.lower[grand] in self.codebook.attribution["clause"] for grand in tree.children[child])
        inverted = tree.dep[child] in ("parataxis", "conj") and bool(subjects) and (child < subjects[0] or tree.dep[child] == "parataxis")
        if not subjects or not (
            marked or (inverted and (tree.dep[child] == "parataxis" or tree.lower[max(0, min(tree.subtree(child)) - 1)] in (",", "“", '"', "«", "»")))
        ):
            return
        context.speakers += [speaker for speaker in subjects[:1] if speaker not in context.speakers]
        effect = speech[0].effect
        if effect not in ("say", "accuse", "announce") and not context.adjunct and not marked:
            context.turn(child, applied(effect, context.status))
            context.governors.append((child, effect))
