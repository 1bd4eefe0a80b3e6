"""A verb or noun of a tree -> what its own clause makes of a status: auxiliaries, mood, negation, adverbs."""

from kg.claims.codebook import Codebook
from kg.claims.status import applied, negated
from kg.claims.tree import Tree
from kg.model import Status

_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "conj", "list"))
_CLAUSAL_FREE = (
    "nsubj",
    "obj",
    "iobj",
    "obl",
    "advmod",
    "aux",
    "cop",
    "nmod",
    "det",
    "expl",
    "mark",
    "cc",
    "dep",
    "obl:arg",
    "obl:agent",
    "nsubj:pass",
    "aux:pass",
)
_NOT_REALLY = frozenset(("nur", "only", "zuletzt", "least", "bloß", "allein", "just", "merely"))
_NO_LONGER = frozenset(("mehr", "longer", "more"))


class Modality:
    """Reads the clauses of one tree."""

    def __init__(self, tree: Tree, codebook: Codebook) -> None:
        self.tree = tree
        self.codebook = codebook
        self._modals = dict(codebook.modals)

    def verb(self, node: int, status: Status, reported: bool, noun: int = -1, heard: bool = False) -> Status:
        """The status of what a verb says, from the clause that it heads; `reported` where the clause is somebody's speech.

        `noun` is the event's own noun, whose "kein" has been heard already; `heard` says that the clause's own negation has.
        """
        status = self.auxiliaries(node, status, reported)
        if self.tree.lang == "de" and self.tree.lower[node] in ("wird", "werden", "werde") and not self.tree.of(node, "aux"):
            # "wird Ministerin": she is not yet.
            status = applied("announce", status)
        if any(self.tree.lower[child] in self.codebook.adverbs["open"] for child in self.tree.of(node, "mark")):
            status = applied("possible", status)
        if self.tree.lower[-1] == "?" and self.tree.dep[node] == "root":
            status = applied("possible", status)
        if status is Status.OCCURRED and self._provided(node):
            status = Status.ANNOUNCED
        return self.adverbs(node, status, noun, heard)

    def auxiliaries(self, node: int, status: Status, reported: bool) -> Status:
        tree = self.tree
        auxiliaries = self._auxiliaries(node)
        perfect_infinitive = any(tree.lower[aux] in ("haben", "sein", "have") for aux in auxiliaries)
        for aux in reversed(auxiliaries):
            effect = self.modal(aux, node)
            if effect == "announce" and tree.lower[aux].startswith(("würd", "would", "'d")) and not reported:
                effect = "possible"
            if effect == "alleged":
                effect = "possible" if perfect_infinitive else "announce"
            if perfect_infinitive and effect == "announce" and tree.lower[aux].startswith(("w", "'")):
                effect = "possible"
            status = applied(effect, status)
        if (
            tree.lang == "en"
            and any(tree.lower[child] == "to" for child in tree.of(node, "mark", "aux"))
            and any(tree.lower[child] in ("is", "are", "was", "were") for child in tree.of(node, "aux", "cop"))
        ):
            # "are to pull out": arranged, and still to come.
            status = applied("announce", status)
        if not auxiliaries and tree.lang == "en" and status is Status.OCCURRED and tree.dep[node] == "root" and tree.feature(node, "VerbForm") == "Inf":
            status = applied("announce", status)
        return status

    def _provided(self, node: int) -> bool:
        """Whether a clause in the present tells what an agreement or a plan provides for: "Under the deal, Kenya withdraws …"."""
        tree, nouns = self.tree, self.codebook.classes.get("treaty")
        finite = next((word for word in (node, *tree.of(node, "aux")) if tree.feature(word, "VerbForm") == "Fin"), node)
        if nouns is None or tree.feature(finite, "Tense") != "Pres" or (finite != node and tree.feature(node, "VerbForm") == "Part"):
            return False
        return any(
            tree.case(child) in ("under", "laut", "gemäß", "nach", "zufolge") and nouns.has(tree.tokens[child].text, "", tree.lang)
            for child in tree.children[node]
            if tree.plain(child) in ("obl", "nmod")
        )

    def _auxiliaries(self, node: int) -> list[int]:
        tree = self.tree
        own = [child for child in tree.children[node] if tree.plain(child) == "aux"]
        finite = any(tree.feature(word, "VerbForm") == "Fin" for word in (node, *own))
        if not finite and tree.dep[node] == "conj" and not tree.of(node, "nsubj"):
            return self._auxiliaries(tree.head[node]) + own
        return own

    def modal(self, aux: int, verb: int) -> str:
        """The effect of an auxiliary, "" for one that only tells the tense or the voice."""
        tree = self.tree
        word = tree.lower[aux]
        bases = {base for part, base in self.codebook.forms.keys(word, tree.tokens[aux].lemma) if not part} | {word}
        effect = next((effect for effect, words in self._modals.items() if bases & words), "")
        if tree.lang == "en":
            return effect
        past = tree.feature(aux, "Tense") == "Past" and tree.feature(aux, "Mood") != "Sub"
        if "werden" in bases:
            infinitive = (
                tree.feature(verb, "VerbForm") == "Inf"
                or self.codebook.forms.is_infinitive(tree.lower[verb])
                or any(tree.lower[child] == "werden" for child in tree.children[verb])
            )
            return (
                effect
                if tree.dep[aux] == "aux" and infinitive and not word.startswith("wurd") and not (word == "werden" and tree.feature(aux, "VerbForm") != "Fin")
                else ""
            )
        if "sollen" in bases and word.startswith("sollte") and self._opens(aux, verb):
            # "Sollte die Nato zustimmen, …": a condition.
            return "possible"
        if "sollen" in bases:
            return "request" if tree.feature(aux, "Mood") == "Sub" or word.startswith("sollt") else "alleged"
        if "müssen" in bases:
            return "" if past else effect
        if "können" in bases:
            return "" if word.startswith("konnt") else effect
        if "dürfen" in bases:
            return "" if word.startswith("durft") else "possible"
        if "mögen" in bases:
            return "announce" if word.startswith("möcht") else effect
        return effect

    def is_finite(self, node: int) -> bool:
        """Whether a verb, or an auxiliary of it, is finite."""
        return any(self.tree.feature(word, "VerbForm") == "Fin" for word in (node, *self.tree.of(node, "aux", "cop")))

    def _opens(self, aux: int, verb: int) -> bool:
        """Whether an auxiliary is the first word of a clause that is no question."""
        tree = self.tree
        return aux == min(tree.subtree(verb), default=aux) and tree.lower[-1] != "?"

    def adverbs(self, node: int, status: Status, noun: int = -1, heard: bool = False) -> Status:
        """Negation and doubt in the clause of a verb, but for what stands with the event's own noun."""
        tree = self.tree
        words = [word for word in self._clause(node) if noun < 0 or tree.head[word] != noun]
        lower = [tree.lower[word] for word in words]
        if status in (Status.OCCURRED, Status.ANNOUNCED) and any(word in self.codebook.adverbs["possible"] for word in lower):
            status = Status.POSSIBLE
        for place, word in enumerate(words):
            if not heard and tree.lower[word] in self.codebook.adverbs["negate"] and not self._constituent(word, node):
                following = lower[place + 1 : place + 3]
                if set(following[:1]) & _NOT_REALLY or (word + 1 < len(tree) and tree.lower[word + 1] in _NOT_REALLY):
                    continue
                if status is Status.OCCURRED and (set(following) | set(tree.lower[word + 1 : word + 2])) & _NO_LONGER and "als" not in following:
                    return Status.ENDED
                return negated(status)
        if status is Status.OCCURRED and any(word in self.codebook.adverbs["almost"] for word in lower):
            return Status.DENIED if any(tree.head[word] == node for word in words if tree.lower[word] in self.codebook.adverbs["almost"]) else status
        return status

    def _clause(self, node: int) -> list[int]:
        """The words that belong to a verb's own clause, in the order of the text: its children, and what stands bare in its arguments."""
        tree = self.tree
        found = []
        for child in tree.children[node]:
            if tree.dep[child] in _CLAUSES:
                continue
            found.append(child)
            found += [inner for inner in tree.children[child] if tree.plain(inner) in ("det", "advmod", "cc", "case") and not tree.children[inner]]
        return sorted(found)

    def _constituent(self, word: int, verb: int) -> bool:
        """Whether a negation denies a phrase and not the clause: "nicht an Israel, sondern an Ägypten"."""
        tree = self.tree
        head = tree.head[word]
        if tree.lang == "en" and head != verb and tree.lower[word] in ("not", "n't"):
            return True
        if head == verb or tree.plain(word) == "det" or tree.lower[word] in ("kein", "no", "weder", "neither"):
            return False
        return any(tree.lower[index] in ("sondern", "but") for index in range(word, len(tree))) and tree.plain(head) in ("obl", "obj", "nmod", "advmod")

    def noun(self, node: int, status: Status) -> Status:
        """The status of what a noun says, from its own articles and adjectives: "kein Angriff", "mögliche Sanktionen"."""
        tree = self.tree
        for child in tree.children[node]:
            if tree.plain(child) in ("det", "advmod", "amod") and tree.lower[child] in self.codebook.adverbs["negate"]:
                status = negated(status)
            elif tree.dep[child] == "amod" and _stem(tree.lower[child]) in self.codebook.adverbs["doubtful"]:
                status = applied("possible", status)
        return status


def _stem(word: str) -> str:
    return next((word[: -len(ending)] for ending in ("en", "er", "es", "em", "e") if word.endswith(ending)), word)
