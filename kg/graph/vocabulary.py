"""Every IRI that kg writes, once: the terms of `ontology/kg.ttl` and those that it borrows.

A class ends in `_CLASS`, because Turtle tells `kg:State` and `kg:state` apart by one letter and capitals would not; all other
constants are properties. A test compares this file with the ontology, term by term.
"""

from typing import Final

from pyoxigraph import NamedNode

from kg.model import EntityKind, EventKind, Status

KG: Final = "https://w3id.org/geokg/ontology#"
ID: Final = "https://w3id.org/geokg/id/"
WD: Final = "http://www.wikidata.org/entity/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
PROV: Final = "http://www.w3.org/ns/prov#"
SCHEMA: Final = "https://schema.org/"
WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"

PREFIXES: Final[dict[str, str]] = {
    "kg": KG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "wd": WD,
    "xsd": XSD,
    **{name: f"{ID}{name}/" for name in ("article", "claim", "event", "fact", "mention", "quantity", "sentence", "tenure")},
}
"""Prefix to namespace, for serializers and queries."""

KNOWLEDGE_GRAPH: Final = NamedNode(ID + "knowledge")
"""The named graph of what kg knows beforehand; no article's statement stands in it."""

# --- classes -------------------------------------------------------------------------------------------------------

ENTITY_CLASS: Final = NamedNode(KG + "Entity")
AGENT_CLASS: Final = NamedNode(KG + "Agent")
STATE_CLASS: Final = NamedNode(KG + "State")
PERSON_CLASS: Final = NamedNode(KG + "Person")
LEADER_CLASS: Final = NamedNode(KG + "Leader")
ORGANIZATION_CLASS: Final = NamedNode(KG + "Organization")
ALLIANCE_CLASS: Final = NamedNode(KG + "Alliance")
GOVERNMENT_BODY_CLASS: Final = NamedNode(KG + "GovernmentBody")
ARMED_GROUP_CLASS: Final = NamedNode(KG + "ArmedGroup")
PLACE_CLASS: Final = NamedNode(KG + "Place")
WEAPON_SYSTEM_CLASS: Final = NamedNode(KG + "WeaponSystem")
SANCTIONS_PROGRAMME_CLASS: Final = NamedNode(KG + "SanctionsProgramme")
TREATY_CLASS: Final = NamedNode(KG + "Treaty")
OFFICE_CLASS: Final = NamedNode(KG + "Office")
TENURE_CLASS: Final = NamedNode(KG + "Tenure")
EVENT_CLASS: Final = NamedNode(KG + "Event")
CLAIM_CLASS: Final = NamedNode(KG + "Claim")
QUANTITY_CLASS: Final = NamedNode(KG + "Quantity")
FACT_CLASS: Final = NamedNode(KG + "Fact")
FACT_CLAIM_CLASS: Final = NamedNode(KG + "FactClaim")
MENTION_CLASS: Final = NamedNode(KG + "Mention")
SENTENCE_CLASS: Final = NamedNode(KG + "Sentence")
STATUS_CLASS: Final = NamedNode(KG + "Status")
ARTICLE_CLASS: Final = NamedNode(SCHEMA + "NewsArticle")

ENTITY_CLASSES: Final[dict[EntityKind, tuple[NamedNode, ...]]] = {
    EntityKind.STATE: (STATE_CLASS,),
    EntityKind.LEADER: (LEADER_CLASS, PERSON_CLASS),
    EntityKind.PERSON: (PERSON_CLASS,),
    EntityKind.ORGANIZATION: (ORGANIZATION_CLASS,),
    EntityKind.ALLIANCE: (ALLIANCE_CLASS, ORGANIZATION_CLASS),
    EntityKind.GOVERNMENT_BODY: (GOVERNMENT_BODY_CLASS, ORGANIZATION_CLASS),
    EntityKind.ARMED_GROUP: (ARMED_GROUP_CLASS, ORGANIZATION_CLASS),
    EntityKind.WEAPON_SYSTEM: (WEAPON_SYSTEM_CLASS,),
    EntityKind.SANCTIONS_PROGRAMME: (SANCTIONS_PROGRAMME_CLASS,),
    EntityKind.PLACE: (PLACE_CLASS,),
    EntityKind.TREATY: (TREATY_CLASS,),
}
"""The classes written for an entity, the most special one first: queries for persons and organisations need no reasoner."""

EVENT_CLASSES: Final[dict[EventKind, NamedNode]] = {kind: NamedNode(KG + kind.value) for kind in EventKind}

STATUSES: Final[dict[Status, NamedNode]] = {status: NamedNode(KG + status.value.capitalize()) for status in Status}
"""The eight individuals of `kg:Status`: `kg:Occurred`, `kg:Announced` …"""

# --- entities and knowledge ----------------------------------------------------------------------------------------

REPRESENTS: Final = NamedNode(KG + "represents")
MEMBER_OF: Final = NamedNode(KG + "memberOf")
STATE: Final = NamedNode(KG + "state")
HOLDER: Final = NamedNode(KG + "holder")
OFFICE: Final = NamedNode(KG + "office")
OPERATOR: Final = NamedNode(KG + "operator")
MAKER: Final = NamedNode(KG + "maker")
ISSUER: Final = NamedNode(KG + "issuer")
IMPOSED_ON: Final = NamedNode(KG + "imposedOn")
MEASURE: Final = NamedNode(KG + "measure")
LEGAL_ACT: Final = NamedNode(KG + "legalAct")
PROGRAMME_KEY: Final = NamedNode(KG + "programmeKey")

# --- articles and evidence -----------------------------------------------------------------------------------------

PUBLISHED_AT: Final = NamedNode(KG + "publishedAt")
SIGNATURE: Final = NamedNode(KG + "signature")
COPY_OF: Final = NamedNode(KG + "copyOf")
QUOTE: Final = NamedNode(KG + "quote")
START: Final = NamedNode(KG + "start")
END: Final = NamedNode(KG + "end")
SCORE: Final = NamedNode(KG + "score")
REFERS_TO: Final = NamedNode(KG + "refersTo")
SURFACE: Final = NamedNode(KG + "surface")
SENTENCE: Final = NamedNode(KG + "sentence")

# --- claims and events ---------------------------------------------------------------------------------------------

ABOUT: Final = NamedNode(KG + "about")
STATUS: Final = NamedNode(KG + "status")
SPEAKER: Final = NamedNode(KG + "speaker")
REPORTER: Final = NamedNode(KG + "reporter")
PLOVER: Final = NamedNode(KG + "plover")
PLOVER_ROOT: Final = NamedNode(KG + "ploverRoot")
PLOVER_MODE: Final = NamedNode(KG + "ploverMode")
PLOVER_SCORE: Final = NamedNode(KG + "ploverScore")
ENTRY: Final = NamedNode(KG + "entry")
ACTOR: Final = NamedNode(KG + "actor")
TARGET: Final = NamedNode(KG + "target")
INSTRUMENT: Final = NamedNode(KG + "instrument")
PLACE: Final = NamedNode(KG + "place")
FROM: Final = NamedNode(KG + "from")
TO: Final = NamedNode(KG + "to")

# --- quantities and facts ------------------------------------------------------------------------------------------

QUANTITY: Final = NamedNode(KG + "quantity")
LEAST: Final = NamedNode(KG + "least")
MOST: Final = NamedNode(KG + "most")
UNIT: Final = NamedNode(KG + "unit")
ROUGH: Final = NamedNode(KG + "rough")
COUNTS: Final = NamedNode(KG + "counts")
STATES: Final = NamedNode(KG + "states")
SUBJECT: Final = NamedNode(KG + "subject")
PROPERTY: Final = NamedNode(KG + "property")
VALUE: Final = NamedNode(KG + "value")
WORDS: Final = NamedNode(KG + "words")

# --- convenience edges: from occurred and undenied claims only -----------------------------------------------------

SHORTENS: Final = NamedNode(KG + "shortens")
SANCTIONS: Final = NamedNode(KG + "sanctions")
SUPPLIES_ARMS_TO: Final = NamedNode(KG + "suppliesArmsTo")
ATTACKED: Final = NamedNode(KG + "attacked")
JOINED: Final = NamedNode(KG + "joined")
LEFT: Final = NamedNode(KG + "left")
MET_WITH: Final = NamedNode(KG + "metWith")
ACCUSED: Final = NamedNode(KG + "accused")
SUPPORTED: Final = NamedNode(KG + "supported")
AIDED: Final = NamedNode(KG + "aided")

# --- borrowed ------------------------------------------------------------------------------------------------------

RDF_TYPE: Final = NamedNode(RDF + "type")
LABEL: Final = NamedNode(RDFS + "label")
DERIVED_FROM: Final = NamedNode(PROV + "wasDerivedFrom")
SAME_AS: Final = NamedNode(SCHEMA + "sameAs")
HEADLINE: Final = NamedNode(SCHEMA + "headline")
DATE_PUBLISHED: Final = NamedNode(SCHEMA + "datePublished")
IN_LANGUAGE: Final = NamedNode(SCHEMA + "inLanguage")
URL: Final = NamedNode(SCHEMA + "url")
PUBLISHER: Final = NamedNode(SCHEMA + "publisher")
AUTHOR: Final = NamedNode(SCHEMA + "author")
IDENTIFIER: Final = NamedNode(SCHEMA + "identifier")
XSD_BOOLEAN: Final = NamedNode(XSD + "boolean")
XSD_DATE: Final = NamedNode(XSD + "date")
XSD_DATE_TIME: Final = NamedNode(XSD + "dateTime")
XSD_DECIMAL: Final = NamedNode(XSD + "decimal")
XSD_INTEGER: Final = NamedNode(XSD + "integer")
XSD_STRING: Final = NamedNode(XSD + "string")
