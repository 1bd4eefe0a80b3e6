"""Name and password -> what is sent to an address that asks for them, by basic or digest authentication, whichever it asks for."""

import base64
import urllib.request
from dataclasses import dataclass, field

from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth


@dataclass(slots=True)
class Credentials:
    """A name and its password, and which addresses have asked for them; `repr` does not show the password.

    SPARQLWrapper's own digest authentication is not used: it would let in every later request of this program, whoever makes it.
    """

    user: str | None = None
    password: str | None = field(default=None, repr=False)
    _challenges: dict[str, str] = field(default_factory=dict, repr=False)
    _handlers: dict[str, urllib.request.HTTPDigestAuthHandler] = field(default_factory=dict, repr=False)
    _digest: HTTPDigestAuth | None = field(default=None, repr=False)

    def asked(self, url: str, challenge: str) -> bool:
        """Notes what an address asks for, as `WWW-Authenticate` has it; whether there is something new to answer."""
        if challenge == self._challenges.get(url) or not challenge.lower().startswith(("basic ", "digest ")):
            return False
        self._challenges[url] = challenge
        return True

    def basic(self, url: str) -> tuple[str, str] | None:
        """Name and password, where the address has asked for basic authentication."""
        return (self.user or "", self.password or "") if self._scheme(url) == "basic" else None

    def header(self, url: str) -> str | None:
        """The header `Authorization` for one POST to an address; None where it has not asked."""
        user, password = self.user or "", self.password or ""
        if self._scheme(url) == "basic":
            return f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"
        if self._scheme(url) != "digest":
            return None
        challenge = self._challenges[url]
        parameters = urllib.request.parse_keqv_list(urllib.request.parse_http_list(challenge.partition(" ")[2]))
        passwords = urllib.request.HTTPPasswordMgr()
        passwords.add_password(parameters.get("realm", ""), url, user, password)
        handler = self._handlers.setdefault(challenge, urllib.request.HTTPDigestAuthHandler(passwords))
        return f"Digest {handler.get_authorization(urllib.request.Request(url, method='POST'), parameters)}"

    def auth(self, url: str) -> AuthBase | None:
        """The same for any request of the library requests."""
        if self._scheme(url) == "basic":
            return HTTPBasicAuth((self.user or "").encode(), (self.password or "").encode())
        if self._scheme(url) == "digest":
            self._digest = self._digest or HTTPDigestAuth(self.user or "", self.password or "")
        return self._digest if self._scheme(url) == "digest" else None

    def _scheme(self, url: str) -> str:
        return self._challenges.get(url, "").partition(" ")[0].lower()
