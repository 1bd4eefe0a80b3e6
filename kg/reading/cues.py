"""furniture.toml -> Cues: the patterns that give page furniture away."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from kg.errors import KnowledgeError

At = Literal["line", "start", "inside", "tail"]
Effect = Literal["line", "teasers", "end"]

DEFAULT = Path(__file__).with_name("furniture.toml")
KEYS = {"label", "at", "effect", "weight", "boxed", "case", "pattern"}
MACRO = re.compile(r"<([a-z]+)>")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign of furniture; furniture.toml says what the fields mean."""

    label: str
    at: At
    effect: Effect
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
    if entry["at"] not in get_args(At):
        raise KnowledgeError(f"{where}: 'at' is one of {', '.join(get_args(At))}, not {entry['at']!r}")
    effect = entry.get("effect", "line")
    if effect not in get_args(Effect):
        raise KnowledgeError(f"{where}: 'effect' is one of {', '.join(get_args(Effect))}, not {effect!r}")
    pattern = _expand(entry["pattern"], macros, where)
    if entry["at"] == "tail":
        pattern = f"(?:{pattern})$"
    try:
        compiled = re.compile(pattern, re.VERBOSE if entry.get("case") else re.VERBOSE | re.IGNORECASE)
    except re.error as error:
        raise KnowledgeError(f"{where}: {error}") from error
    return Cue(entry["label"], cast(At, entry["at"]), cast(Effect, effect), float(entry.get("weight", 1)), bool(entry.get("boxed", False)), compiled)


def _expand(pattern: str, macros: dict[str, str], where: str) -> str:
    """The pattern with every <macro> replaced, macros inside macros too."""

    def replacement(match: re.Match[str]) -> str:
        name = match[1]
        if name not in macros:
            raise KnowledgeError(f"{where} uses the unknown macro <{name}>")
        return _expand(macros[name], {key: value for key, value in macros.items() if key != name}, where)

    return MACRO.sub(replacement, pattern)
