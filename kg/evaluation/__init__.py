"""Gold articles and what a system says of them -> measures.

Mentions: *recognition* wants exact span and kind, *linking* exact span and id. Claims: *lenient* wants the kind and one actor or target,
*strict* kind, status, all actors and all targets; status and speaker accuracy are over lenient matches. Optional gold mentions are neither
right nor wrong, unless their id is wrong.
"""

from kg.evaluation.gold import evaluate
from kg.evaluation.measures import Evaluation, Measure

__all__ = ["Evaluation", "Measure", "evaluate"]
