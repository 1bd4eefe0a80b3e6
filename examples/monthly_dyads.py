"""Articles -> who does what to whom, month by month: a table for R, Stata or pandas. Run from anywhere: python examples/monthly_dyads.py [OUTPUT.csv]"""

import sys
from pathlib import Path

import kg

graph = kg.build(kg.read(Path(__file__).parent / "articles"))
print(graph.export("dyads", sys.argv[1] if len(sys.argv) > 1 else "dyads.csv"))

dyads = graph.dataframe("dyads")
columns = ["month", "actor_name", "target_name", "claims", "occurred", "announced", "plover_mean"]
print(dyads.sort_values("claims", ascending=False, kind="stable")[columns].head(8).to_string(index=False))
