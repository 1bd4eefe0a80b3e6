"""A folder of finished shards: what is kept there outlives every kill, and is found again by what it was made of.

    manifest.jsonl     one line a finished shard: its key, its file's checksum, how many articles, which failures
    shards/KEY.nq.gz   its quads

A file is written under another name, flushed and renamed before its line is; so a line speaks of a whole file, and what has no line is made again.
"""

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.engine.recipe import Outcome
from kg.errors import EngineError
from kg.model import Article, Failure

if sys.platform != "win32":
    import fcntl

_NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Finished:
    """A shard that is kept: `checksum` is the SHA-256 of its file."""

    key: str
    checksum: str
    articles: int
    failures: tuple[Failure, ...]


class Manifest:
    """The finished shards of a folder, which is made where there is none.

    Raises:
        EngineError: the folder cannot be read or written; the message names it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._shards = folder / "shards"
        self._path = folder / _NAME
        self._finished: dict[str, Finished] = {}
        try:
            self._shards.mkdir(parents=True, exist_ok=True)
            self._lock = (folder / "kg.lock").open("ab")
            if sys.platform != "win32":
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._read()
        except BlockingIOError:
            self._lock.close()
            raise EngineError(f"{folder}: another run is at work in this folder") from None
        except OSError as error:
            raise EngineError(f"{folder}: {error.strerror}") from None

    def close(self) -> None:
        """Lets another run have the folder."""
        self._lock.close()

    def finished(self, key: str) -> Finished | None:
        """The shard of that key, if it is kept and its file is whole."""
        shard = self._finished.get(key)
        if shard is not None and _checksum(self.file(shard)) != shard.checksum:
            del self._finished[key]
            return None
        return shard

    def file(self, shard: Finished) -> Path:
        return self._shards / f"{shard.key}.nq.gz"

    def keep(self, key: str, outcome: Outcome) -> Finished:
        """Writes a shard so that it is there as a whole or not at all.

        Raises:
            EngineError: it cannot be written, because the disk is full, for instance; what was kept before stays.
        """
        shard = Finished(key, sha256(outcome.quads).hexdigest(), outcome.articles, outcome.failures)
        place = self.file(shard)
        draft = place.with_name(f"{place.name}.{os.getpid()}.part")
        try:
            with draft.open("wb") as file:
                file.write(outcome.quads)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(place)
            with self._path.open("ab") as lines:
                lines.write(_line(shard))
                lines.flush()
                os.fsync(lines.fileno())
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            kept = f"{len(self._finished)} shards are finished and kept: make room and give the same command again"
            raise EngineError(f"{self.folder}: {error.strerror}; {kept}") from None
        self._finished[key] = shard
        return shard

    def _read(self) -> None:
        """A line that a kill or a full disk cut short is cut off, so that the next one begins on a line of its own."""
        if not self._path.exists():
            return
        whole = 0
        with self._path.open("rb") as lines:
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                whole += len(line)
                shard = _shard(line)
                self._finished[shard.key] = shard
        if whole < self._path.stat().st_size:
            os.truncate(self._path, whole)
        for draft in self._shards.glob("*.part"):
            draft.unlink(missing_ok=True)


def key(articles: Sequence[Article], recipe: str) -> str:
    """The name of a shard: everything that its outcome depends on."""
    digest = sha256(recipe.encode())
    for article in articles:
        digest.update(repr(article).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _line(shard: Finished) -> bytes:
    failures = [[failure.source, failure.reason] for failure in shard.failures]
    fields = {"key": shard.key, "sha256": shard.checksum, "articles": shard.articles, "failures": failures}
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _shard(line: bytes) -> Finished:
    try:
        fields = json.loads(line.decode("utf-8", "surrogatepass"))
        return Finished(fields["key"], fields["sha256"], fields["articles"], tuple(Failure(*pair) for pair in fields["failures"]))
    except (ValueError, KeyError, TypeError):
        raise EngineError(f"{_NAME}: not a manifest of kg's: {line[:60].decode(errors='replace')}") from None


def _checksum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
