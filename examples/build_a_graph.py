"""A folder of articles -> one Turtle file. Run from anywhere: python examples/build_a_graph.py [OUTPUT]"""

import sys
from pathlib import Path

import kg

here = Path(__file__).parent
output = Path(sys.argv[1] if len(sys.argv) > 1 else "graph.ttl")

graph = kg.build(kg.read(here / "articles"))
graph.save(output)

print(f"{graph.article_count()} articles, {len(graph)} statements in {output}")
for failure in graph.failures:
    print(f"not read: {failure.source}: {failure.reason}")
for finding in graph.validate():
    print(f"not valid: {finding.focus}: {finding.message}")
