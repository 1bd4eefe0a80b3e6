"""The values that flow from stage to stage: frozen, ordered, hashable, picklable, and free of any library.

Every offset is a code point of `Article.text`, every span half-open. Order of the flow:
`Article` -> `Sentence`s of `Token`s and `Name`s -> `Mention`s of `Entity`s -> `Claim`s about `Event`s; one article's
whole outcome is an `Annotation`, or a `Failure`. They stand in one file so that the flow can be read from top to bottom.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


# --- reading -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Dateline:
    """The line that news agencies open with: "MOSKAU (Reuters) –". Spans are None where the part is missing."""

    span: Span
    place: Span | None = None
    agency: Span | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news text and what is known of it.

    Attributes:
        id: unique and stable: as given, else the URL, else file name and digest of the text.
        text: as given; nothing is normalised, so that every offset is the user's own.
        lang: "de" or "en".
        body: spans of the article proper, in order, without furniture; extraction looks nowhere else.
        published: the day it was published, None where unknown (never today).
        published_at: the moment, where the page's metadata gives one.
        source: the outlet or agency, as given.
    """

    id: str
    text: str
    lang: str
    body: tuple[Span, ...]
    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    dateline: Dateline | None = None

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets, unchanged."""
        return self.text[start:end]

    def in_body(self, start: int, end: int) -> bool:
        return any(span.start <= start and end <= span.end for span in self.body)


# --- language ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """A word with its place in a Universal Dependencies tree.

    Attributes:
        pos: Universal POS tag ("NOUN"), "" where the parser gives none.
        feats: UD features as CoNLL-U writes them ("Case=Nom|Number=Sing"), "" for none.
        head: index of the governing token within the sentence; the root's own index for the root; -1 without a tree.
        dep: UD relation ("nsubj", "obl:agent"), "" without a tree.
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    pos: str = ""
    feats: str = ""
    head: int = -1
    dep: str = ""

    def feature(self, name: str) -> str:
        """The value of one UD feature, "" where it has none.

        >>> Token(0, 3, "sei", feats="Mood=Sub|Tense=Pres").feature("Mood")
        'Sub'
        """
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return ""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A proper name that the language model found: `label` is PER, ORG, LOC or MISC."""

    start: int
    end: int
    label: str
    score: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A sentence of the body; `start` and `end` are those of its first and last token."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


# --- linking -------------------------------------------------------------------------------------------------------


class EntityKind(StrEnum):
    """What an entity is: the local name of its class in the ontology."""

    STATE = "State"
    LEADER = "Leader"
    PERSON = "Person"
    ORGANIZATION = "Organization"
    ALLIANCE = "Alliance"
    GOVERNMENT_BODY = "GovernmentBody"
    ARMED_GROUP = "ArmedGroup"
    WEAPON_SYSTEM = "WeaponSystem"
    SANCTIONS_PROGRAMME = "SanctionsProgramme"
    PLACE = "Place"
    TREATY = "Treaty"

    @property
    def is_mentioned(self) -> bool:
        """Whether its namings are mentions. A treaty takes part in events, and is no mention: the annotation guide wants it so."""
        return self is not EntityKind.TREATY

    @property
    def mention_kind(self) -> str:
        """The annotation guide's kind: the seven that annotators tell apart; of what is no mention, its own."""
        if self in (EntityKind.ALLIANCE, EntityKind.GOVERNMENT_BODY, EntityKind.ARMED_GROUP):
            return EntityKind.ORGANIZATION.value
        return "Sanction" if self is EntityKind.SANCTIONS_PROGRAMME else self.value


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Something in the world that texts name.

    Attributes:
        id: "Q159" (Wikidata), "wp:Sviatlana_Tsikhanouskaya" (English Wikipedia title) or "nil:Sandra Mahler" (neither).
        labels: (language, label) pairs, sorted.
        title: English Wikipedia title with underscores, where known.
    """

    id: str
    kind: EntityKind
    labels: tuple[tuple[str, str], ...] = ()
    title: str | None = None

    @property
    def qid(self) -> str | None:
        return self.id if self.id[0] == "Q" and self.id[1:].isdecimal() else None

    @property
    def known(self) -> bool:
        """Whether a knowledge table has it: anything but a bare name."""
        return not self.id.startswith("nil:")

    def label(self, lang: str) -> str:
        """The label in `lang`, else in any language, else the name in the id."""
        labels = dict(self.labels)
        return labels.get(lang) or next(iter(labels.values()), self.id.partition(":")[2].replace("_", " ") or self.id)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """An entity that a name might mean; `why` says for a person what spoke for it."""

    entity: Entity
    score: float
    why: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A naming of an entity in an article's body.

    Attributes:
        score: how likely the link is right, in [0, 1].
        candidates: what else was weighed, best first; for audit.
    """

    start: int
    end: int
    text: str
    entity: Entity
    score: float = 1.0
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A public office ("Q218295", President of Russia) and the state or organisation it acts for."""

    id: str
    labels: tuple[tuple[str, str], ...]
    state: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Tenure:
    """A knowledge fact: an entity held an office. Dates are ISO, shortened to month or year where the source is."""

    holder: str
    office: Office
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Membership:
    """A knowledge fact: an entity is a member of an organisation. Dates as in `Tenure`."""

    member: str
    organization: Entity
    since: str | None = None
    until: str | None = None


# --- claims --------------------------------------------------------------------------------------------------------


class EventKind(StrEnum):
    """The 22 kinds of content, each the local name of a class in the ontology."""

    MEETING = "Meeting"
    AGREEMENT = "Agreement"
    SUPPORT = "Support"
    ACCUSATION = "Accusation"
    DEMAND = "Demand"
    REJECTION = "Rejection"
    THREAT = "Threat"
    COOPERATION = "Cooperation"
    AID = "Aid"
    ARMS_TRANSFER = "ArmsTransfer"
    ACCESSION = "Accession"
    EXIT = "Exit"
    CONCESSION = "Concession"
    SANCTION = "Sanction"
    BLOCKADE = "Blockade"
    DEPLOYMENT = "Deployment"
    WEAPON_TEST = "WeaponTest"
    ATTACK = "Attack"
    RETREAT = "Retreat"
    COERCION = "Coercion"
    PROTEST = "Protest"
    OFFICE_CHANGE = "OfficeChange"


class Status(StrEnum):
    """What the text says of the content: only `occurred` means that it happened."""

    OCCURRED = "occurred"
    ANNOUNCED = "announced"
    REQUESTED = "requested"
    THREATENED = "threatened"
    REFUSED = "refused"
    DENIED = "denied"
    POSSIBLE = "possible"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The time of an event: first and last day, both included; either is None where the period is open."""

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise ValueError("a time needs a first or a last day")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a time ends before it begins: {self.first} > {self.last}")


@dataclass(frozen=True, slots=True)
class Event:
    """A content that is talked about, true or not. Equal contents are equal events: roles are sets, kept sorted."""

    kind: EventKind
    actor: tuple[Entity, ...] = ()
    target: tuple[Entity, ...] = ()
    instrument: tuple[Entity, ...] = ()
    place: tuple[Entity, ...] = ()
    when: When | None = None

    def __post_init__(self) -> None:
        for role in ("actor", "target", "instrument", "place"):
            object.__setattr__(self, role, tuple(sorted(set(getattr(self, role)))))


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many: from `least` to `most`, both included; None where the text leaves that side open ("more than 300", "up to 500").

    Attributes:
        unit: a unit's symbol ("km", "EUR", "%") or, for what is counted, its noun in the base form ("Panzer", "soldier").
        rough: whether the text itself says that the figure is only about right.
        of: the weapon system that is counted, where the text names it.
    """

    least: Decimal | None
    most: Decimal | None
    unit: str
    rough: bool = False
    of: Entity | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One stretch of one article saying something of one event.

    Attributes:
        speaker: to whom the text attributes it, from the inside out; empty where the article speaks itself.
        start, end: the sentence or clause that says it.
        entry: the codebook entry that fired, "" for claims made by hand.
        quantities: how much or how many the text says were delivered, sanctioned, sent ..., in the order of the text.
    """

    event: Event
    status: Status
    speaker: tuple[Entity, ...]
    start: int
    end: int
    score: float = 1.0
    entry: str = ""
    quantities: tuple[Quantity, ...] = ()


class Property(StrEnum):
    """What a text can say of a thing or a person, apart from events."""

    RANGE = "range"
    CODE_NAME = "code-name"
    WARHEAD = "warhead"
    REPLACES = "replaces"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Fact:
    """A content about a thing or a person, true or not: the range of a missile, the weapon that it replaces, an office.

    Attributes:
        value: the entity that the property leads to: the weapon replaced, the state or body of an office.
        words: what the text calls it where no entity or quantity says it: "Stone", "nuclear", "Außenminister".
    """

    property: Property
    subject: Entity
    quantity: Quantity | None = None
    value: Entity | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class FactClaim:
    """One stretch of one article saying something of one fact; the attributes are those of `Claim`."""

    fact: Fact
    status: Status
    speaker: tuple[Entity, ...]
    start: int
    end: int
    score: float = 1.0


# --- outcomes ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything that was read in one article; `sentences` are the spans that mentions and claims are evidence from."""

    article: Article
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    facts: tuple[FactClaim, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One article that could not be read or annotated: where it came from, and one line that says why."""

    source: str
    reason: str
