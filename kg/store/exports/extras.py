"""The libraries that only some exports need."""

from importlib import import_module
from typing import Any

from kg.errors import InputError


def needed(module: str, extra: str, what: str) -> Any:
    """The module, loaded now.

    Raises:
        InputError: it is not installed; the message names the extra.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise InputError(f"{what} needs {error.name}: pip install 'geokg[{extra}]'") from None
