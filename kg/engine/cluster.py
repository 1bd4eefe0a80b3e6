"""The engine of a Dask cluster: one that is there already, by its address, or one of processes on this machine.

kg must be installed, in the same version, wherever the scheduler and the workers run. Nothing is written there: outcomes come back, and are kept here.
"""

import logging
import os
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import uuid4

from kg.engine.port import LostError
from kg.engine.recipe import Outcome, Recipe, annotate
from kg.errors import EngineError, KgError
from kg.model import Article

CONNECT = "10s"


class Dask:
    """Annotates on the workers of a cluster; without an address, on `workers` processes that it starts itself."""

    def __init__(self, address: str | None = None, workers: int = 1) -> None:
        if find_spec("distributed") is None:
            raise EngineError("the engine dask needs distributed: pip install 'geokg[cluster]'")
        import dask

        self._distributed: Any = import_module("distributed")
        self._cluster: Any = None
        try:
            if address is None:
                # A shard that killed its worker comes back at once, to be halved, and does not kill three more.
                with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
                    self._cluster = self._distributed.LocalCluster(
                        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs=logging.CRITICAL
                    )
            self._client: Any = self._distributed.Client(address or self._cluster, timeout=CONNECT)
            self.slots = sum(self._client.nthreads().values()) or workers
        except (OSError, ValueError) as error:
            raise EngineError(f"{address}: the cluster cannot be reached: {str(error).splitlines()[0]}") from None
        except RuntimeError as error:
            guard = 'a script that starts one does so below `if __name__ == "__main__":`, or takes the engine processes'
            raise EngineError(f"the cluster cannot be started: {str(error).splitlines()[0]}; {guard}") from None

    def attempt(self, articles: Sequence[Article], recipe: Recipe) -> Outcome:
        library = self._distributed
        try:
            # A name of its own: the same articles are tried again after a kill.
            outcome: Outcome = self._client.submit(annotate, articles, recipe, key=f"kg-{uuid4()}", pure=False).result()
        except library.KilledWorker as error:
            raise LostError("the process that read it died, or was stopped at the time limit") from error
        except (library.CancelledError, OSError) as error:
            raise EngineError(f"the cluster is gone: {type(error).__name__}") from None
        except KgError:
            raise
        except Exception as error:
            raise LostError(f"{type(error).__name__}: {error}", certain=True) from error
        return outcome

    def close(self) -> None:
        """Leaves the cluster; one that was started here ends."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def pids(self) -> list[int]:
        """The ids of the worker processes, on whatever machine they run."""
        found: dict[str, Any] = self._client.run(_pid)
        return sorted(found.values())


def _pid() -> int:
    return os.getpid()
