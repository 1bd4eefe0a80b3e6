"""Every view in a real browser, with mouse and keyboard; nothing may be asked of another host, nothing may fail in the console."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.explore.app import application
from kg.explore.explorer import Explorer
from kg.explore.isolation import Isolation, Limits
from kg.explore.serving import _bound
from kg.explore.sources import in_memory
from kg.explore.texts import Texts
from kg.graph.vocabulary import ID
from tests import explorer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
GRAPH = explorer.graph()
EXPECTED = ("(Bad Request)", "(Not Found)", "(Gateway Timeout)", "net::ERR_FAILED")
"""What the browser itself says of answers that a test asks for."""

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium at /usr/bin/chromium")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    import uvicorn

    listening = _bound("127.0.0.1", 0)
    isolation = Isolation(in_memory(GRAPH), Limits(seconds=2))
    texts = Texts([explorer.sources(tmp_path_factory.mktemp("articles"))])
    texts.read()
    app = application(Explorer(GRAPH, isolation, texts=texts, title="test.ttl"))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)
    isolation.close()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield made
        made.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """A page of its own; at its end it has asked no other host and nothing was wrong in its console."""
    context = browser.new_context(base_url=address, locale="en-GB", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda message: wrong.append(message.text) if message.type == "error" and not message.text.endswith(EXPECTED) else None)
    made.on("request", lambda request: wrong.append(request.url) if not request.url.startswith((address, "data:", "blob:")) else None)
    yield made
    context.close()
    assert wrong == []


def test_search_with_the_keyboard_leads_to_an_entity(page: "Page") -> None:
    page.goto("/")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("/")
    page.keyboard.type("mosk")
    page.get_by_role("option").first.wait_for()
    assert "Moskau" in page.get_by_role("option").first.inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("#top input").get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Russia", exact=True).wait_for()
    assert page.url.endswith("/entity/Q159")
    page.go_back()
    page.get_by_text("Most named").wait_for()


def test_overview_counts_and_leads_on(page: "Page") -> None:
    page.goto("/")
    assert "4" in page.locator(".figures").inner_text()
    matrix = page.locator(".matrix")
    assert "Arms transfer" in matrix.inner_text()
    page.locator(".column").get_by_role("link", name="Vladimir Putin").click()
    page.get_by_role("heading", level=1, name="Vladimir Putin").wait_for()


def test_an_entity_keeps_what_is_known_apart_from_what_is_claimed(page: "Page") -> None:
    page.goto("/entity/Q7747")
    known, claimed = page.locator("aside.known"), page.locator("section.claimed")
    known.get_by_text("Offices", exact=True).wait_for()
    assert "President of Russia" in known.inner_text()
    claimed.locator(".card").wait_for()
    assert "President of Russia" not in claimed.inner_text()
    assert page.get_by_role("link", name="Wikidata Q7747").get_attribute("href") == "https://www.wikidata.org/wiki/Q7747"


def test_claims_are_filtered_and_the_address_says_so(page: "Page") -> None:
    page.goto("/entity/Q159")
    cards = page.locator("section.claimed .card")
    cards.nth(3).wait_for()
    page.locator("#status-Denied").click()
    page.get_by_text("1 of 4 claims").wait_for()
    assert "status=Denied" in page.url
    page.reload()
    page.get_by_text("1 of 4 claims").wait_for()
    assert page.locator("#status-Denied").get_attribute("aria-pressed") == "true"
    page.locator("#status-Denied").focus()
    page.keyboard.press("Space")
    cards.nth(3).wait_for()
    page.locator("#since").fill("2023-05-01")
    page.get_by_text("2 of 4 claims").wait_for()
    page.get_by_role("button", name="Clear filters").click()
    cards.nth(3).wait_for()
    page.locator(".strip .bar").first.click()
    page.get_by_text("1 of 4 claims").wait_for()


def test_only_announced_looks_different_without_colour(page: "Page") -> None:
    page.goto("/entity/Q159")
    page.locator(".card.st-Announced").wait_for()
    drawn = {status: page.locator(f"#status-{status} line").get_attribute("stroke-dasharray") for status in ("Occurred", "Announced", "Denied", "Threatened")}
    assert drawn["Occurred"] is None
    assert len(set(drawn.values())) == 4
    assert page.locator(".card.st-Announced").evaluate("card => getComputedStyle(card).borderLeftStyle") == "dashed"


def test_the_network_grows_and_is_filtered(page: "Page") -> None:
    page.goto("/entity/Q159")
    page.get_by_role("tab", name="Network").click()
    canvas = page.locator(".canvas[data-nodes='4']")
    canvas.wait_for()
    assert canvas.get_attribute("data-edges") == "7"
    assert "Russia" in (canvas.get_attribute("aria-label") or "")
    rows = page.locator(".edge-list tbody tr")
    assert rows.count() == 7
    page.locator("#status-Announced").click()
    page.locator(".canvas[data-edges='2']").wait_for()
    assert "tab=network" in page.url
    box = page.locator(".canvas").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 20)
    page.locator(".edge-list tbody tr a").nth(1).click()
    page.get_by_text("The words in the article").wait_for()
    page.goto("/entity/Q184?tab=network")
    page.locator(".canvas[data-edges='3']").wait_for()
    page.get_by_role("button", name="Expand Russia").first.press("Enter")
    page.locator(".canvas[data-edges='7']").wait_for()
    assert page.locator(".canvas").get_attribute("data-nodes") == "4"


def test_a_claim_shows_its_words_chain_entry_and_contradiction(page: "Page") -> None:
    page.goto(f"/claim/{explorer.claim_named(GRAPH, 'promise').removeprefix(ID + 'claim/')}")
    page.locator("mark.chosen").first.wait_for()
    words = page.locator(".quoted .text").inner_text()
    assert "Russland werde Belarus Iskander liefern" in words
    assert page.locator(".chain li").first.inner_text().startswith("Vladimir Putin")
    assert "[liefern]" in page.locator("aside pre").inner_text()
    others = page.locator("section:has(h2:text('What else is said of it'))")
    assert others.locator(".card.st-Denied").count() == others.locator(".card.st-Occurred").count() == 1
    others.locator(".card.st-Denied .kind").press("Enter")
    page.locator(".status-line .st-Denied").wait_for()


def test_an_article_marks_names_claims_and_furniture(page: "Page") -> None:
    page.goto("/articles")
    page.get_by_label("Search headlines, outlets, dates").fill("raketen")
    page.get_by_text("1 of 4 articles").wait_for()
    page.get_by_role("link", name="Raketen für Minsk").click()
    page.locator("a.mention", has_text="Wladimir Putin").wait_for()
    assert explorer.FURNITURE in page.locator(".text .furniture").inner_text()
    card = page.locator(".claims .card")
    card.locator(".kind").focus()
    assert page.locator("mark.lit").count() > 0
    page.locator("mark").last.hover()
    assert "lit" in (card.get_attribute("class") or "")
    page.locator("a.mention", has_text="Belarus").click()
    page.get_by_role("heading", level=1, name="Belarus").wait_for()


def test_two_actors_as_picture_and_table(page: "Page") -> None:
    page.goto("/pair")
    page.get_by_text("Choose two actors").wait_for()
    page.get_by_label("First actor").first.fill("russia")
    page.get_by_role("option", name="Russia").first.click()
    page.get_by_text("Most often together with Russia").wait_for()
    page.get_by_label("Second actor").first.fill("belarus")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("svg.balance .bar").nth(2).wait_for()
    assert "one=Q159" in page.url
    assert "other=Q184" in page.url
    assert page.locator(".months tbody tr").count() == 3
    page.get_by_role("link", name="May 2023", exact=True).click()
    page.locator(".pair-claims").get_by_text("1 claim", exact=True).wait_for()
    page.get_by_role("button", name="Swap").click()
    page.wait_for_url("**one=Q184**")


def test_a_stored_query_with_its_form(page: "Page") -> None:
    page.goto("/queries")
    page.get_by_label("Filter questions").fill("between")
    page.get_by_role("link", name="Claims about what two sides").click()
    page.get_by_label("one").first.fill("putin")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Run").click()
    page.locator(".answer").wait_for()
    assert "p.one=http" in page.url
    page.goto("/queries/claims-between?run=1")
    page.locator(".answer table").wait_for()
    with page.expect_download() as downloading:
        page.get_by_role("link", name="CSV").click()
    assert Path(downloading.value.path()).read_text().startswith("month,direction")
    page.goto("/queries/threats?run=1&p.since=2031-01-01")
    page.get_by_role("link", name="CSV").wait_for()
    page.goto("/queries/nosuch")
    page.get_by_text("There is nothing here").wait_for()


def test_the_editor_asks_tells_errors_and_can_be_left(page: "Page") -> None:
    page.goto("/sparql-editor")
    page.locator("[data-ready]").wait_for()
    page.get_by_role("button", name="Run").click()
    page.get_by_text("3 rows").wait_for()
    page.locator(".answer a").first.wait_for()
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    page.keyboard.press("Control+Enter")
    page.get_by_role("alert").get_by_text("longer than 2 seconds").wait_for()
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("CONSTRUCT WHERE { ?s a <https://w3id.org/geokg/ontology#Leader> }")
    page.keyboard.press("Control+Enter")
    page.locator(".answer pre").wait_for()
    assert "kg:Leader" in page.locator(".answer pre").inner_text()
    with page.expect_download() as downloading:
        page.get_by_role("button", name="N-Triples").click()
    assert Path(downloading.value.path()).read_text().startswith("<http")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.CodeMirror') === null")


def test_a_pasted_text(page: "Page") -> None:
    page.goto("/read")
    page.get_by_label("Text", exact=True).fill(
        "Russia has delivered Iskander missiles to Belarus, Vladimir Putin said on Monday. 🚀 Hungary criticised Moscow."
    )
    page.get_by_label("Published").fill("2024-05-14")
    page.get_by_role("button", name="Read it").click()
    page.locator(".two.reading").wait_for(timeout=30_000)
    assert page.locator("a.mention").all_inner_texts()[:2] == ["Russia", "Iskander"] or "Iskander missiles" in page.locator("a.mention").all_inner_texts()
    assert "Moscow" in page.locator("a.mention").all_inner_texts(), "offsets are code points, not UTF-16"
    card = page.locator(".claims .card").first
    card.locator("summary").click()
    card.locator("pre").wait_for()
    page.get_by_label("Text", exact=True).fill(" ")
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("alert").wait_for()


def test_hostile_names_are_shown_not_run(page: "Page") -> None:
    page.goto("/article/hostile")
    page.get_by_role("heading", level=1).wait_for()
    assert page.locator("h1").inner_text() == explorer.HOSTILE
    page.locator("a.mention").first.click()
    page.locator(".entity-head h1").wait_for()
    page.get_by_role("tab", name="Network").click()
    page.locator(".canvas[data-nodes]").wait_for()
    for path in ("/", "/articles", "/entity/Q159", "/queries/threats?run=1", f"/claim/{explorer.claim_named(GRAPH, 'hostile').removeprefix(ID + 'claim/')}"):
        page.goto(path)
        page.get_by_text("<script>").locator("visible=true").first.wait_for()
        assert page.title() != "owned"
        assert page.evaluate("document.querySelector('main script, main img') === null")


def test_language_follows_the_browser_the_switch_and_the_address(browser: "Browser", address: str, page: "Page") -> None:
    german = browser.new_context(base_url=address, locale="de-DE").new_page()
    german.goto("/entity/Q159")
    german.get_by_role("heading", level=1, name="Russland").wait_for()
    assert german.locator("html").get_attribute("lang") == "de"
    german.context.close()
    page.goto("/entity/Q159")
    page.get_by_role("link", name="Deutsch").click()
    page.get_by_role("heading", level=1, name="Russland").wait_for()
    assert "lang=de" in page.url
    page.get_by_role("link", name="Artikel", exact=True).click()
    page.get_by_role("heading", level=1, name="Artikel").wait_for()
    assert "lang=de" in page.url


def test_both_languages_say_the_same_things() -> None:
    import re

    text = (Path(__file__).parent.parent / "kg/explore/static/lib/messages.js").read_text(encoding="utf-8")
    english, german = text.split("\n  de: {")
    keys = [re.findall(r'(?:^|[ ,])(\w+): "', part) for part in (english, german)]
    assert keys[0] == keys[1]
    used = {
        key
        for path in (Path(__file__).parent.parent / "kg/explore/static").glob("**/*.js")
        if "vendor" not in path.parts
        for key in re.findall(r'\bt\("(\w+)"', path.read_text())
    }
    assert used - set(keys[0]) == set()


@pytest.mark.parametrize(
    "path",
    ["/", "/entity/Q159", "/entity/Q159?tab=network", "/articles", "/article/promise", "/pair?one=Q159&other=Q184", "/queries", "/sparql-editor", "/read"],
)
def test_narrow_screens_do_not_scroll_sideways(page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(path)
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_both_themes(browser: "Browser", address: str, scheme: str) -> None:
    context = browser.new_context(base_url=address, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/entity/Q159", "/article/promise", "/pair?one=Q159&other=Q184"):
        page.goto(path)
        page.locator(".card").first.wait_for()
        weak = page.evaluate(CONTRAST)
        assert weak == []
    context.close()


CONTRAST = """() => {
  const channel = (value) => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const rgb = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3) return colour;
    }
    return rgb(getComputedStyle(document.documentElement).backgroundColor);
  };
  const weak = [];
  for (const element of document.querySelectorAll("a, p, span, h1, h2, h3, th, td, button, label, blockquote, dt, dd")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
    if (element.closest(".furniture, [aria-disabled], .chip.none")) continue;
    const colour = rgb(getComputedStyle(element).color);
    if (colour.length !== 3) continue;
    const [one, other] = [light(colour), light(ground(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (contrast < 4.5) weak.push(`${element.className} ${element.textContent.slice(0, 20)} ${contrast.toFixed(2)}`);
  }
  return weak;
}"""


def test_every_step_of_the_tab_key_is_seen_and_named(page: "Page") -> None:
    page.goto("/entity/Q7747")
    page.locator(".card").first.wait_for()
    page.locator("body").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    assert all(name for name, _ in seen)
    assert [name for name, outline in seen if outline != "solid"] == []


FOCUSED = """() => {
  const element = document.activeElement;
  return [element.textContent.trim() || element.ariaLabel || element.labels?.[0]?.textContent || "", getComputedStyle(element).outlineStyle];
}"""


def test_a_server_that_is_gone_is_told(page: "Page", address: str) -> None:
    page.goto("/articles")
    page.get_by_text("4 articles").wait_for()
    page.route("**/api/**", lambda route: route.abort())
    page.get_by_role("link", name="Moskau dementiert").click()
    page.get_by_role("alert").get_by_text("does not answer").wait_for()
    page.unroute("**/api/**")
    page.get_by_role("button", name="Try again").click()
    page.get_by_role("heading", level=1, name="Moskau dementiert").wait_for()
