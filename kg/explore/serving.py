"""A graph file, a store folder or an endpoint -> a running web server."""

import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from kg.errors import InputError
from kg.explore.sources import Source
from kg.store import Graph

_MISSING = "kg serve needs the extra `web`: pip install 'geokg[web]'"


def serve(
    source: Source,
    *,
    articles: Sequence[str] = (),
    codebook: Path | None = None,
    host: str = "127.0.0.1",
    port: int = 7777,
    seconds: float = 20.0,
    told: Callable[[str], None] = lambda line: None,
) -> None:
    """Serves the explorer until it is interrupted. `told` gets lines for a person: that names are being read, where the page is.

    Args:
        source: what is shown, from `kg.explore.source` or `kg.explore.in_memory`.
        articles: files or folders of the articles that the graph was built from, for whole texts.
        codebook: the folder of the codebook that the graph was built with; by default kg's own.
        seconds: how long a query of a user may take.

    Raises:
        InputError: Starlette or uvicorn is not installed, the address is taken, or articles or codebook are not there.
        StoreError: the store cannot be opened.
    """
    try:
        import uvicorn

        from kg.explore.app import LOCAL, application
    except ModuleNotFoundError as error:
        raise InputError(f"{_MISSING} ({error.name} is missing)") from None
    from kg.explore.explorer import Explorer
    from kg.explore.isolation import Isolation, Limits
    from kg.explore.texts import Texts

    _there(articles, codebook)
    listening = _bound(host, port)
    isolation = Isolation(source, Limits(seconds=seconds))
    try:
        told(f"reading the names in {source.title} …")
        texts = Texts(articles)
        explorer = Explorer(Graph(source.make()), isolation, texts=texts, codebook=codebook, title=source.title)
        texts.start()
        # Only this machine can call 127.0.0.1, but a web page could through a name that leads there; elsewhere the names are not known.
        app = application(explorer, LOCAL if host in LOCAL else ("*",))
        told(f"http://{host}:{listening.getsockname()[1]}/  (Ctrl-C ends)")
        with suppress(KeyboardInterrupt):  # how it is meant to end
            uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=3)).run(sockets=[listening])
    finally:
        isolation.close()
        listening.close()


def _there(articles: Sequence[str], codebook: Path | None) -> None:
    """What can be wrong with the options is told before anything is read; a single article that cannot be read is told on the pages."""
    for source in articles:
        if "://" not in source and not Path(source).exists():
            raise InputError(f"{source}: no such file or folder")
    if codebook is not None and not any(codebook.glob("*.toml")):
        raise InputError(f"{codebook}: no codebook is there")


def _bound(host: str, port: int) -> socket.socket:
    """A listening socket, before anything is read: an address that is taken is told at once."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)  # who comes before the server is ready waits for it
    except (OSError, OverflowError) as error:
        raise InputError(f"cannot listen on {host}:{port}: {getattr(error, 'strerror', None) or error}") from None
    return listening
