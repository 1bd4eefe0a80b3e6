"""OpenSanctions' programme files -> sanctions programmes with issuer, targets, measures, legal acts and aliases."""

import re
from pathlib import Path

import yaml

from knowledge.entries import Tables
from knowledge.tables import curated

SOURCE = "opensanctions"
PREFIX = "sanctions:"
_ACT = re.compile(r"\d{4}/\d+|No\.? ?\d+|Executive Order|\bE\.?O\.? ?\d+|Regulation|Decision|Resolution|\bAct\b|Ordinance|Directive|Section \d|UNSCR", re.I)


def rows(made: Tables, folder: Path) -> list[tuple[str, ...]]:
    """The rows of `programmes.tsv`; the programmes' entries and names go into `made`."""
    issuers = {row["issuer"]: row for row in curated("issuers.tsv")}
    states = {row["code"]: row["id"] for row in curated("codes.tsv")}
    found: list[tuple[str, ...]] = []
    for path in sorted((folder / "kb" / "opensanctions" / "programs").glob("*.yml")):
        programme = yaml.safe_load(path.read_text(encoding="utf-8"))
        key, title = programme["key"], _line(programme["title"])
        issuer = issuers[programme["issuer"]]["id"]
        targets = [states.get(code, "") for code in programme.get("target_territories", [])]
        aliases = [_line(alias) for alias in programme.get("aliases") or []]
        acts = [alias for alias in aliases if _ACT.search(alias)]
        names = [alias for alias in aliases if alias not in acts]
        entry = made.entry(PREFIX + key, SOURCE)
        entry.kind, entry.en = "SanctionsProgramme", title
        entry.state = issuers[programme["issuer"]]["state"]
        for alias in acts:
            made.name(alias, "en", entry.id, "alias", SOURCE)
        for name in names:
            if " " in name or "-" in name:
                made.name(name, "en", entry.id, "alias", SOURCE)
        found.append(
            (
                key,
                entry.id,
                title,
                issuer,
                " ".join(target for target in targets if target),
                "; ".join(_line(measure) for measure in programme.get("measures") or []),
                "; ".join(acts),
                "; ".join(names),
                SOURCE,
            )
        )
    return found


def _line(text: object) -> str:
    return " ".join(str(text).split())
