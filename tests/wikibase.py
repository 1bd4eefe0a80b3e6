"""A server that answers as the API of Wikidata is documented to (wbgetentities, wbsearchentities), with made-up items; and one question's way to it.

Of the answers' form: https://www.wikidata.org/w/api.php?action=help&modules=wbgetentities and https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


def item(
    qid: str,
    label: str = "",
    *,
    aliases: tuple[str, ...] = (),
    title: str = "",
    claims: dict[str, list[str]] | None = None,
    since: str = "",
    langs: tuple[str, ...] = ("de", "en"),
) -> dict[str, Any]:
    """One item in Wikibase's JSON; `since` is the begin of every office (P39), to the day."""
    return {
        "type": "item",
        "id": qid,
        "labels": {lang: {"language": lang, "value": label} for lang in langs if label},
        "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]} if aliases else [],
        "sitelinks": {"enwiki": {"site": "enwiki", "title": title}} if title else {},
        "claims": {prop: [_statement(qid, prop, value, since) for value in values] for prop, values in (claims or {}).items()},
    }


def _statement(qid: str, prop: str, value: str, since: str) -> dict[str, Any]:
    known = {"snaktype": "value", "property": prop, "datavalue": {"value": {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}}}
    statement: dict[str, Any] = {"mainsnak": known, "type": "statement", "id": f"{qid}${prop}-{value}", "rank": "normal"}
    if since and prop == "P39":
        time = {"time": f"+{since}T00:00:00Z", "precision": 11, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}
        statement["qualifiers"] = {"P580": [{"snaktype": "value", "property": "P580", "datavalue": {"value": time, "type": "time"}}]}
    return statement


class Wikibase(ThreadingHTTPServer):
    """The server. It treats the next requests as `moods` says, in turn, then answers.

    A mood is a status, a status with headers, an object (sent as JSON with status 200, and Retry-After if it has "retry-after"), or text (sent as it is).
    """

    daemon_threads = True

    def __init__(self, *items: dict[str, Any], moved: dict[str, str] | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Api)
        self.items = {one["id"]: one for one in items}
        self.moved = moved or {}
        self.moods: list[int | tuple[int, dict[str, str]] | dict[str, Any] | str] = []
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}/w/api.php"

    def __enter__(self) -> "Wikibase":
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *reason: object) -> None:
        self.shutdown()
        self.server_close()

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        match asked.get("action"):
            case "wbgetentities" if asked.get("normalize") and "|" in asked.get("titles", ""):
                return {"error": {"code": "params-illegal", "info": 'Normalize is only allowed if exactly one site and one page have been given"'}}
            case "wbgetentities" if "ids" in asked:
                return {"entities": dict(self._by_id(qid) for qid in asked["ids"].split("|")), "success": 1}
            case "wbgetentities" if asked.get("sites") == "enwiki":
                return {"entities": dict(self._by_title(at, title, asked) for at, title in enumerate(asked["titles"].split("|"), 1)), "success": 1}
            case "wbsearchentities":
                return self._search(asked)
        return {"error": {"code": "badvalue", "info": f'Unrecognized value for parameter "action": {asked.get("action")}.'}}

    def _by_id(self, qid: str) -> tuple[str, dict[str, Any]]:
        if qid in self.moved:
            return qid, {**self.items[self.moved[qid]], "redirects": {"from": qid, "to": self.moved[qid]}}
        return qid, self.items.get(qid, {"id": qid, "missing": ""})

    def _by_title(self, at: int, title: str, asked: dict[str, str]) -> tuple[str, dict[str, Any]]:
        plain = title.replace("_", " ")
        if asked.get("normalize"):
            plain = plain[:1].upper() + plain[1:]
        for qid, one in self.items.items():
            if one["sitelinks"].get("enwiki", {}).get("title") == plain:
                return qid, one
        return f"-{at}", {"site": "enwiki", "title": title, "missing": ""}

    def _search(self, asked: dict[str, str]) -> dict[str, Any]:
        words, hits = asked["search"].casefold(), []
        for qid, one in self.items.items():
            names = [("label", label) for label in {label["value"] for label in one["labels"].values()}]
            names += [("alias", alias["value"]) for alias in (one["aliases"] or {}).get("en", ())]
            for kind, name in sorted(names, reverse=True):
                if name.casefold().startswith(words):
                    label = next(iter(one["labels"].values()))["value"]
                    hits.append({"id": qid, "label": label, "match": {"type": kind, "language": asked["language"], "text": name}})
                    break
        limit = int(asked["limit"])
        more = {"search-continue": limit} if len(hits) > limit else {}
        return {"searchinfo": {"search": asked["search"]}, "search": hits[:limit], **more, "success": 1}


class _Api(BaseHTTPRequestHandler):
    server: Wikibase

    def do_GET(self) -> None:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        self.server.asked.append(asked)
        self.server.agents.append(self.headers.get("User-Agent", ""))
        mood = self.server.moods.pop(0) if self.server.moods else self.server.answer(asked)
        status, headers, body = 200, {"Content-Type": "application/json; charset=utf-8"}, b""
        if isinstance(mood, int):
            status, body = mood, b"<html>not now</html>"
        elif isinstance(mood, tuple):
            status, headers, body = mood[0], {**headers, **mood[1]}, b"<html>not now</html>"
        elif isinstance(mood, str):
            body = mood.encode()
        else:
            headers |= {"Retry-After": str(mood["retry-after"])} if "retry-after" in mood else {}
            body = json.dumps(mood).encode()
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        """Says nothing on the terminal."""
