"""The graph as an rdflib Dataset, without a copy: SPARQL of one's own, and rdflib's interface for everything else."""

from pathlib import Path

import kg

graph = kg.build(kg.read(Path(__file__).parent / "articles"))
dataset = graph.rdflib()

QUESTION = """
PREFIX kg: <https://w3id.org/geokg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name (COUNT(?mention) AS ?mentions) WHERE {
  ?mention kg:refersTo ?state .
  ?state a kg:State ; rdfs:label ?name . FILTER(LANG(?name) = "de")
} GROUP BY ?name ORDER BY DESC(?mentions) ?name LIMIT 5
"""
for name, mentions in dataset.query(QUESTION):
    print(f"{name}: {mentions}")
