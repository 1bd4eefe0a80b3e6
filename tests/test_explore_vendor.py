"""What others wrote is unchanged, licensed and listed; our own page needs nobody else."""

import hashlib
import re
from pathlib import Path

STATIC = Path(__file__).parent.parent / "kg" / "explore" / "static"
VENDOR = STATIC / "vendor"


def test_every_file_is_listed_with_its_sum_and_licence() -> None:
    listed = {}
    for row in (VENDOR / "VENDOR.md").read_text(encoding="utf-8").splitlines():
        if row.startswith("| `"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            listed[cells[0].strip("`")] = cells[-1].strip("`")
            assert all((VENDOR / name).stat().st_size > 500 for name in re.findall(r"`([\w.-]+\.LICENSE)`", cells[4]))
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path.suffix in (".js", ".mjs", ".css", ".woff2")}
    assert listed == there


def test_our_own_files_write_no_markup_and_name_no_host_to_fetch_from() -> None:
    for path in [*STATIC.glob("*.*"), *STATIC.glob("lib/*"), *STATIC.glob("views/*"), *STATIC.glob("css/*")]:
        text = path.read_text(encoding="utf-8")
        for forbidden in (".innerHTML", "insertAdjacentHTML", "document.write", "outerHTML", "eval(", "DOMParser", "@import"):
            assert forbidden not in text, f"{path}: {forbidden}"
        assert not re.search(r"""(?:src|href)=["']https?://|fetch\(\s*["'`]https?:|import\(\s*["'`]https?:|url\(["']?https?:""", text), path
