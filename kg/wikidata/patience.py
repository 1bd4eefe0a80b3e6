"""How long to wait before asking a public service again: as it says (Retry-After), else longer each time, and not for ever."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from kg.errors import FetchError

AGENT = "geokg/0.1 (https://w3id.org/geokg; knowledge base of one researcher) {library}"
"""The User-Agent, with a contact as Wikimedia's policy asks for; `{contact}` of the user's is added where given."""
BUSY = frozenset((429, 500, 502, 503, 504))
"""Status codes after which the same question may be asked again."""


def agent(library: str, contact: str | None = None) -> str:
    """The User-Agent that a request bears.

    Raises:
        FetchError: the contact is no single line of printable text.
    """
    if contact is not None and not (contact.isprintable() and contact.isascii()):
        raise FetchError(f"{contact!r} is no contact: a mail or web address, as one line of ASCII")
    return AGENT.format(library=library) + (f" {contact}" if contact else "")


@dataclass(frozen=True, slots=True)
class Patience:
    """Attributes: how often a question is asked at most; the first pause in seconds, doubled each time; the longest pause that is waited for."""

    tries: int = 5
    pause: float = 1.0
    longest: float = 120.0
    sleep: Callable[[float], None] = time.sleep

    def wait(self, attempt: int, asked: float | None, what: str) -> None:
        """Wait before attempt `attempt` + 1 (from 1), `asked` seconds if the service said so.

        Raises:
            FetchError: all tries are used up, or the service asks for a pause longer than `longest`; the text begins with `what`.
        """
        if attempt >= self.tries:
            raise FetchError(what if self.tries == 1 else f"{what}, {self.tries} times")
        if asked is not None and asked > self.longest:
            raise FetchError(f"{what}, and asks to wait {asked:.0f} s: try again later")
        self.sleep(min(self.longest, self.pause * 2 ** (attempt - 1)) if asked is None else asked)


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header asks for, be it a number or a date; None for none, or one that cannot be read.

    >>> retry_after("7"), retry_after("soon"), retry_after(None)
    (7.0, None, None)
    >>> retry_after("Wed, 25 Nov 2026 12:00:30 GMT", datetime(2026, 11, 25, 12, tzinfo=UTC))
    30.0
    """
    text = (value or "").strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
