"""Questions to Wikidata's API (`action=wbgetentities`, `wbsearchentities`) -> its answers: cached, patient, polite, and no more than so many."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from kg.errors import FetchError
from kg.wikidata.patience import BUSY, Patience, agent, retry_after

WIKIDATA = "https://www.wikidata.org/w/api.php"
SECONDS = 30
MOST = 500
MAXLAG = 5
"""The lag of Wikidata's servers, in seconds, from which it should rather not answer us; the API's documentation asks for this."""
_LATER = frozenset(("maxlag", "ratelimited", "readonly", "internal_api_error_DBConnectionError"))


@dataclass(slots=True)
class Api:
    """The API of Wikidata or of another Wikibase.

    Attributes:
        cache: the folder where answers are kept; None keeps none. An answer is kept until `fresh` asks anew.
        most: how many calls may be made; what the cache answers is no call.
        calls: how many were made.
    """

    url: str = WIKIDATA
    cache: Path | None = None
    most: int = MOST
    contact: str | None = None
    fresh: bool = False
    seconds: float = SECONDS
    patience: Patience = field(default_factory=Patience)
    calls: int = 0
    _session: requests.Session | None = None

    def ask(self, **parameters: str) -> dict[str, Any]:
        """The answer to one question, as the API's JSON.

        Raises:
            FetchError: no more calls are allowed (`spent`), no answer, a refusal, an `error`, or what is no JSON; the text is one line.
        """
        question = urlencode(sorted({"format": "json", **parameters}.items()))
        kept = self.cache / f"{hashlib.sha256(f'{self.url}?{question}'.encode()).hexdigest()[:32]}.json" if self.cache else None
        if kept and not self.fresh and (answer := _kept(kept)) is not None:
            return answer
        answer = self._ask(f"{question}&maxlag={MAXLAG}")
        if kept:
            _keep(kept, answer)
        return answer

    @property
    def spent(self) -> bool:
        """Whether as many calls were made as are allowed."""
        return self.calls >= self.most

    def _ask(self, question: str) -> dict[str, Any]:
        what = self.url
        if urlsplit(self.url).scheme not in ("http", "https"):
            raise FetchError(f"{self.url}: no API: an address begins with http:// or https://")
        attempt = 0
        while True:
            if self.spent:
                raise FetchError(f"{what}: {self.most:,} calls are made, as many as are allowed")
            attempt += 1
            self.calls += 1
            pause: float | None = None
            try:
                response = self._open().get(f"{self.url}?{question}", timeout=self.seconds)
                pause = retry_after(response.headers.get("Retry-After"))
                if response.status_code == requests.codes.ok:
                    answer = response.json()
                    if not isinstance(answer, dict):
                        raise FetchError(f"{what}: answers with JSON that is no object")
                    error = answer.get("error")
                    if error is None:
                        return answer
                    code, words = (str(error.get(key, "")) for key in ("code", "info")) if isinstance(error, dict) else (str(error), "")
                    reason = f"{what}: answers with the error {code}: {words.splitlines()[0] if words else ''}".rstrip(": ")
                    if code not in _LATER:
                        raise FetchError(reason)
                else:
                    reason = f"{what}: answers {response.status_code} {response.reason}".rstrip()
                    if response.status_code not in BUSY:
                        raise FetchError(reason)
            except requests.exceptions.JSONDecodeError:
                reason = f"{what}: answers what is no JSON"
            except requests.Timeout:
                reason = f"{what}: no answer within {self.seconds:.0f} s"
            except requests.TooManyRedirects as error:
                raise FetchError(f"{what}: leads in circles") from error
            except requests.ConnectionError:
                reason = f"{what}: no connection"
            except requests.RequestException as error:
                reason = f"{what}: {(str(error).splitlines() or [type(error).__name__])[0]}"
            self.patience.wait(attempt, pause, reason)

    def _open(self) -> requests.Session:
        if self._session is None:
            self._session = requests.Session()
            self._session.headers.update({"User-Agent": agent("requests", self.contact), "Accept": "application/json"})
            self._session.max_redirects = 5
        return self._session


def _kept(path: Path) -> dict[str, Any] | None:
    """The answer in a cache file; a file that is broken counts as none."""
    try:
        answer = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return answer if isinstance(answer, dict) else None


def _keep(path: Path, answer: dict[str, Any]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise FetchError(f"{path.parent}: answers cannot be kept there: {error.strerror or error} (--base names another folder)") from error
