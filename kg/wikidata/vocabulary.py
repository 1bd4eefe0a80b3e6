"""The names that Wikidata's RDF and this room share, and what kg takes of it."""

from typing import Final

WD: Final = "http://www.wikidata.org/entity/"
WDT: Final = "http://www.wikidata.org/prop/direct/"
P: Final = "http://www.wikidata.org/prop/"
PS: Final = "http://www.wikidata.org/prop/statement/"
PQ: Final = "http://www.wikidata.org/prop/qualifier/"
PQV: Final = "http://www.wikidata.org/prop/qualifier/value/"
WIKIBASE: Final = "http://wikiba.se/ontology#"
RDFS_LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL: Final = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME_AS: Final = "http://www.w3.org/2002/07/owl#sameAs"
ABOUT: Final = "http://schema.org/about"
MODIFIED: Final = "http://schema.org/dateModified"
WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"

HUMAN: Final = "Q5"
INSTANCE_OF: Final = "P31"
SUBCLASS_OF: Final = "P279"
POSITION: Final = "P39"
GENDER: Final = "P21"
CITIZENSHIP: Final = "P27"
COUNTRY: Final = "P17"
JURISDICTION: Final = "P1001"
MEMBER_OF: Final = "P463"
SINCE: Final = "P580"
UNTIL: Final = "P582"
FACTS: Final = {
    "P36": "capital",
    "P47": "shares border with",
    "P102": "member of political party",
    "P127": "owned by",
    "P131": "located in",
    "P137": "operator",
    "P176": "manufacturer",
    "P361": "part of",
    "P749": "parent organization",
    "P1365": "replaces",
    "P1366": "replaced by",
}
"""Properties between entities that become rows of `facts.tsv`."""
TRUTHY: Final = frozenset((*FACTS, INSTANCE_OF, SUBCLASS_OF, POSITION, GENDER, CITIZENSHIP, COUNTRY, JURISDICTION, MEMBER_OF))
SUCCESSORS: Final = {"Q756617": "Q35", "Q29999": "Q55"}
"""Realms that Wikidata gives as citizenship, and the state that acts for them: Denmark, the Netherlands."""
LANGS: Final = ("de", "en", "mul")
