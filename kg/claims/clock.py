"""An event in a tree -> when it is said to happen: the expressions of time in its own clause, read in that clause's tense."""

from datetime import date

from kg.claims.arguments import is_passive
from kg.claims.context import Contexts
from kg.claims.standing import Context
from kg.claims.times import Tense, TimeExpression, find_times, resolve
from kg.claims.tree import Tree
from kg.model import Status, When

_CLAUSES = frozenset(("ccomp", "xcomp", "csubj", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "conj", "list"))
_TO_COME = frozenset((Status.ANNOUNCED, Status.THREATENED, Status.REFUSED, Status.REQUESTED, Status.POSSIBLE))


class Clock:
    """Tells the times of events in one sentence; `published` is the day that "am Montag" counts from, None where it is unknown."""

    def __init__(self, tree: Tree, contexts: Contexts, published: date | None) -> None:
        self.tree = tree
        self.contexts = contexts
        self.published = published
        self._times = [(time, self._anchor(time)) for time in find_times(tree.sentence, tree.lang)]

    def when(self, node: int, context: Context) -> When | None:
        """The time of the event that a word names; None where its clause gives none."""
        own = set(self.tree.subtree(node, _CLAUSES))
        clauses = {node, *(governor for governor, effect in context.governors if effect in ("support", "end", "prevent"))}
        planned = {governor for governor, effect in context.governors if effect == "announce"}
        for time, anchor in self._times:
            if anchor in clauses or (anchor in own and self._within(anchor, node)) or (time.relation == "for" and anchor in planned):
                done = anchor != node and self.tree.dep[anchor] == "amod" and is_passive(self.tree, anchor)
                found = resolve(time, self.published, "past" if done else self._tense(node, context))
                if found is not None:
                    return found
        return None

    def ahead(self, node: int, when: When | None) -> bool:
        """Whether a clause in the present tense tells of days to come: "trifft am Montag"."""
        return bool(when and when.first and self.published and when.first > self.published) and self._finite_tense(node) == "present"

    def _within(self, anchor: int, node: int) -> bool:
        """Whether an anchor under a word belongs to the word and not to a noun of its own."""
        return anchor == node or self.tree.head[anchor] == node

    def _anchor(self, time: TimeExpression) -> int:
        """The word outside the expression that it hangs on."""
        inside = range(time.start, time.end)
        return next((head for index in inside if (head := self.tree.head[index]) not in inside), self.tree.root)

    def _tense(self, node: int, context: Context) -> Tense:
        if context.status in _TO_COME:
            return "future"
        return self._finite_tense(node)

    def _finite_tense(self, node: int) -> Tense:
        tree = self.tree
        verb = next((each for each in (node, *tree.up(node)) if tree.is_verb(each)), node)
        finite = next((word for word in (verb, *tree.of(verb, "aux", "cop")) if tree.feature(word, "VerbForm") == "Fin"), verb)
        present = tree.feature(finite, "Tense") == "Pres" and (finite == verb or tree.feature(verb, "VerbForm") != "Part" or tree.lower[verb].endswith("ing"))
        return "present" if present else "past"
