"""The pictures of docs/screenshots: the explorer over the example articles, in a real Chromium.

    python docs/screenshots.py [CHROMIUM]

Look at each before you commit it.
"""

import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from playwright.sync_api import sync_playwright

import kg
from kg.explore.app import application
from kg.explore.explorer import Explorer
from kg.explore.isolation import Isolation
from kg.explore.serving import _bound
from kg.explore.sources import in_memory
from kg.explore.texts import Texts

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
ARTICLES = str(ROOT / "examples" / "articles")
TO = ROOT / "docs" / "screenshots"
SHOTS = {
    "overview": ("/", ".columns", "light", "en", 1280),
    "entity": ("/entity/Q159", ".claimed .card", "light", "en", 1280),
    "network": ("/entity/Q159?tab=network", ".canvas[data-nodes]", "light", "en", 1280),
    "network-dark": ("/entity/Q159?tab=network", ".canvas[data-nodes]", "dark", "de", 1280),
    "pair": ("/pair?one=Q159&other=Q184", ".balance", "light", "en", 1280),
    "queries": ("/queries/promises-and-deliveries?run=1", ".answer", "light", "en", 1280),
    "editor": ("/sparql-editor", "[data-ready]", "dark", "en", 1280),
    "read": ("/read", "textarea", "light", "de", 1280),
    "narrow": ("/entity/Q7747", ".claimed .card", "light", "de", 400),
    "narrow-dark": ("/entity/Q184", ".claimed .card", "dark", "en", 400),
}


def main() -> None:
    chromium = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/chromium"
    graph = kg.build(kg.read(ARTICLES))
    isolation = Isolation(in_memory(graph))
    texts = Texts([ARTICLES])
    texts.read()
    explorer = Explorer(graph, isolation, texts=texts, title="graph.ttl")
    listening = _bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(explorer), log_level="warning", access_log=False))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    promised = graph.query("promises-and-deliveries", recipient="Q184")[0]
    quoted = next(claim for claim in explorer.claims("http://www.wikidata.org/entity/Q184").all if claim["quote"] == promised["quote"])
    name = quoted["claim"].partition("/claim/")[2]
    shots = SHOTS | {
        "claim": (f"/claim/{name}", "mark.chosen", "light", "en", 1280),
        "article": (f"/article/{quoted['article'].partition('/article/')[2]}?claim={name}", ".claims .card", "light", "de", 1280),
    }
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
        for shot, (path, wanted, scheme, lang, width) in shots.items():
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, locale="de-DE" if lang == "de" else "en-GB")  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}{path}")
            page.locator(wanted).first.wait_for()
            page.wait_for_load_state("networkidle")
            _use(page, shot)
            page.screenshot(path=TO / f"{shot}.png")
            context.close()
        browser.close()
    server.should_exit = True
    isolation.close()


def _use(page: "Page", shot: str) -> None:
    """What a person would do before the picture is taken."""
    if shot.startswith("network"):
        page.locator(".tabs").evaluate("tabs => scrollTo(0, tabs.getBoundingClientRect().top + scrollY - 90)")
        page.wait_for_timeout(300)
    elif shot == "article":
        page.evaluate("scrollTo(0, 0)")
    elif shot == "editor":
        page.get_by_role("button", name="Run").click()
        page.locator(".answer table").wait_for()
    elif shot == "read":
        page.get_by_role("button", name="Ein Beispiel").click()
        page.locator("button[type=submit]").click()
        page.locator(".two.reading").wait_for(timeout=60_000)
        page.wait_for_timeout(200)
    elif shot == "overview":
        page.locator(".hero input").fill("al")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("ArrowDown")


if __name__ == "__main__":
    main()
