"""The name of a codebook entry ("de:liefern") -> where it stands and its own lines, as a researcher wrote them."""

import re
from functools import cache
from pathlib import Path

from kg.resources import folder


def entry(name: str, codebook: Path | None = None) -> dict[str, object] | None:
    """File, line and text of an entry; None where this codebook has no such entry (the graph may have been built with another).

    Args:
        codebook: the folder of the codebook; by default kg's own.
    """
    lang, _, heading = name.partition(":")
    lines = _lines((codebook or folder("ontology") / "codebook") / f"{lang}.toml") if re.fullmatch(r"[a-z]{2}", lang) else ()
    start = next((at for at, line in enumerate(lines) if re.fullmatch(rf"\[{re.escape(heading)}\]\s*", line)), None)
    if start is None:
        return None
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith(("[", "# ---"))), len(lines))
    return {"file": f"codebook/{lang}.toml", "line": start + 1, "text": "\n".join(lines[start:end]).rstrip()}


@cache
def _lines(path: Path) -> tuple[str, ...]:
    try:
        return tuple(path.read_text(encoding="utf-8").split("\n"))
    except OSError:
        return ()
