"""What breaks a shape, as a value."""

from dataclasses import dataclass

BLANK = "[]"
"""How a blank node is written: its name is another one in every run."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One breach of one rule.

    Attributes:
        focus: the node that breaks it, as an IRI, or `BLANK`.
        path: the property, "" where the rule is about the node itself.
        message: what is wrong, for a person.
        severity: "Violation", "Warning" or "Info".
        value: the value that is wrong, "" where the rule misses one or is about the node itself.
    """

    focus: str
    path: str
    message: str
    severity: str
    value: str
