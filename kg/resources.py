"""Where the files that kg ships are: `ontology/` and `queries/` stand at the top of the project and inside the wheel's package."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def folder(name: str) -> Path:
    """The folder `name` ("ontology", "queries" or "data"), in a checkout as in an installed wheel.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for parent in (PACKAGE, PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    raise FileNotFoundError(f"kg's own folder {name!r} is missing: install geokg again")
