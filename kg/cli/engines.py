"""Where a build runs: the options for many articles, several processors, or a cluster."""

from collections.abc import Callable
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])

_OPTIONS = (
    click.option("--engine", type=click.Choice(["local", "processes", "dask"]), help="Where articles are annotated: here, on several processes, on a cluster."),
    click.option("--workers", type=click.IntRange(min=1), metavar="N", help="How many processes. Default: one a processor."),
    click.option("--cluster", metavar="ADDRESS", help="The scheduler of a Dask cluster, such as tcp://host:8786; without it, dask starts one here."),
    click.option("--shards", metavar="DIR", help="Keep finished shards in this folder: after a kill, the same command goes on where it stopped."),
    click.option("--shard-size", type=click.IntRange(min=1), metavar="N", help="Articles in a shard. Default: 200."),
    click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="The longest that an article may take. Default: 300."),
)


def engine_options(command: F) -> F:
    """Adds the options that say where a build runs; they arrive under the names that `kg.build` has for them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
