"""furniture.toml -> Cues: the patterns that give page furniture away."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import KnowledgeError

At = Literal["line", "start", "inside", "tail", "lead"]
Effect = Literal["line", "teasers", "end"]
Where = Literal["anywhere", "edges", "below"]

DEFAULT = Path(__file__).with_name("furniture.toml")
KEYS = {"label", "at", "effect", "where", "weight", "boxed", "case", "pattern"}
CHOICES = {"at": get_args(At), "effect": get_args(Effect), "where": get_args(Where)}
MACRO = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of furniture; furniture.toml says what the fields mean."""

    label: str
    at: At
    effect: Effect
    where: Where
    weight: float
    boxed: bool
    pattern: re.Pattern[str]


@cache
def cues(path: Path = DEFAULT) -> tuple[Cue, ...]:
    """The cues of a file, in its order.

    Raises:
        KnowledgeError: the file cannot be read, or a cue in it is malformed; names the file and the cue.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(f"{path}: {error}") from error
    macros = table.get("macros", {})
    return tuple(_cue(entry, macros, f"{path}: cue {number}") for number, entry in enumerate(table.get("cue", []), 1))


def _cue(entry: dict[str, Any], macros: dict[str, str], where: str) -> Cue:
    where = f"{where} ({entry.get('label', 'without label')})"
    for key in ("label", "at", "pattern"):
        if not isinstance(entry.get(key), str):
            raise KnowledgeError(f"{where} has no {key}")
    if unknown := sorted(entry.keys() - KEYS):
        raise KnowledgeError(f"{where} has an unknown key {unknown[0]!r}")
    fields: dict[str, Any] = {"effect": "line", "where": "anywhere", "weight": 1, "boxed": False, "case": False} | entry
    for key, choices in CHOICES.items():
        if fields[key] not in choices:
            raise KnowledgeError(f"{where}: {key} is one of {', '.join(choices)}, not {fields[key]!r}")
    pattern = _expand(fields["pattern"], macros, where)
    if fields["at"] == "tail":
        pattern = f"(?:{pattern})$"
    try:
        compiled = re.compile(pattern, re.VERBOSE if fields["case"] else re.VERBOSE | re.IGNORECASE)
        weight = float(fields["weight"])
    except (re.error, TypeError, ValueError) as error:
        raise KnowledgeError(f"{where}: {error}") from error
    return Cue(fields["label"], fields["at"], fields["effect"], fields["where"], weight, bool(fields["boxed"]), compiled)


def _expand(pattern: str, macros: dict[str, str], where: str) -> str:
    """The pattern with every <macro> replaced, macros inside macros too."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name not in macros:
            raise KnowledgeError(f"{where} uses the unknown macro <{name}>")
        return _expand(macros[name], {key: value for key, value in macros.items() if key != name}, where)

    return MACRO.sub(replacement, pattern)
