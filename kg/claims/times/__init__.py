"""Sentence -> its expressions of time -> the days they mean, given the publication day and the tense of the clause.

    for time in find_times(sentence, "de"):
        when = resolve(time, article.published, tense)

The arrow inside: `words` (which units are of time) -> `dates` and `phrases` (which period they name) -> `relations` (since, until, ago; `attributes`: or
of a noun) -> `expressions`; `calendar` turns periods into days.
"""

from kg.claims.times.calendar import Tense
from kg.claims.times.expressions import Direction, TimeExpression, find_times, resolve
from kg.claims.times.relations import Relation

__all__ = ["Direction", "Relation", "Tense", "TimeExpression", "find_times", "resolve"]
