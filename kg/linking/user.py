"""Environment and platform -> the folder of the user's knowledge base, which `kg kb` writes and every linker reads."""

import os
import sys
from hashlib import sha256
from pathlib import Path

from kg.errors import KnowledgeError

VARIABLE = "KG_KNOWLEDGE"
"""Names the folder; set to nothing, there is no user knowledge base."""


def user_folder() -> Path | None:
    """Where the user's knowledge base is or would be; None where the environment variable switches it off."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named).expanduser() if named.strip() else None
    return _data_home() / "geokg" / "knowledge"


def present_folder() -> Path | None:
    """The same, if there is one to read.

    Raises:
        KnowledgeError: the environment variable names a folder that is not there.
    """
    folder = user_folder()
    if folder is None or (folder / "entities.tsv").exists():
        return folder
    if os.environ.get(VARIABLE) is not None:
        raise KnowledgeError(f"{folder}: the environment variable {VARIABLE} names it, but nothing is there (`kg kb update` makes one)")
    return None


def fingerprint() -> str:
    """What the user's knowledge base says, as a digest; "" where there is none. What an article is annotated with depends on it.

    Raises:
        KnowledgeError: as `present_folder`, or a table cannot be read.
    """
    folder = present_folder()
    if folder is None:
        return ""
    digest = sha256()
    try:
        for path in sorted(folder.glob("*.tsv")):
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            with path.open("rb") as file:
                while part := file.read(1 << 20):
                    digest.update(part)
    except OSError as error:
        raise KnowledgeError(f"{folder}: the knowledge base cannot be read: {error.strerror or error}") from error
    return digest.hexdigest()


def _data_home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
