// The page: frame, language, and which view an address means. Views are loaded when they are first looked at.

import { address, go, here, note, onMove } from "./lib/address.js";
import { get } from "./lib/api.js";
import { entityField } from "./lib/search.js";
import { entityAddress } from "./lib/address.js";
import { announce, h, replace } from "./lib/dom.js";
import { empty, failure, loading, title } from "./lib/parts.js";
import { chooseLang, currentLang, setOntology, t } from "./lib/words.js";

const VIEWS = {
  "": () => import("./views/home.js"), entity: () => import("./views/entity.js"), claim: () => import("./views/claim.js"), article: () => import("./views/article.js"), articles: () => import("./views/articles.js"),
  pair: () => import("./views/pair.js"), queries: () => import("./views/queries.js"), "sparql-editor": () => import("./views/editor.js"), read: () => import("./views/read.js"),
};
const MENU = [["overview", "/"], ["articles", "/articles"], ["pair", "/pair"], ["queries", "/queries"], ["editor", "/sparql-editor"], ["read", "/read"]];

const main = document.getElementById("main");
let start = null;
let leaving = null;
let drawn = "";
let shown = "";

const parts = () => {
  const [view, ...rest] = here().pathname.slice(1).split("/");
  return [view, rest.map(decodeURIComponent).join("/")];
};

function frame() {
  document.getElementById("skip").textContent = t("skip");
  const [view] = parts();
  const search = entityField({ label: t("search"), hideLabel: true, placeholder: t("search"), picked: (hit) => go(entityAddress(hit.iri)) });
  search.box.setAttribute("role", "search");
  const language = (lang) => {
    const url = here();
    url.searchParams.set("lang", lang);
    return h("a", { href: url.pathname + url.search, lang, hreflang: lang, "aria-current": lang === currentLang() ? "true" : undefined, "aria-label": lang === "de" ? "Deutsch" : "English" }, lang.toUpperCase());
  };
  replace(
    document.getElementById("top"),
    h("a", { class: "brand", href: address("/") }, h("span", { class: "mark", "aria-hidden": "true" }), "kg", h("span", { class: "shown", title: t("servedBy", { title: start?.title ?? "" }) }, start?.title ?? "")),
    search.box,
    h("nav", { class: "menu", "aria-label": t("menu") }, MENU.map(([name, path]) => h("a", { href: address(path), "aria-current": path === `/${view}` || (path === "/articles" && view === "article") ? "page" : undefined }, t(name)))),
    h("div", { class: "switches" }, h("nav", { "aria-label": t("language") }, language("de"), language("en")), themeSwitch()),
  );
  replace(document.getElementById("foot"), h("span", {}, t("foot")), h("span", {}, start ? t("servedBy", { title: start.title }) : ""));
}

function themeSwitch() {
  const present = localStorage.getItem("kg-theme") ?? "auto";
  const next = { auto: "light", light: "dark", dark: "auto" }[present];
  const choose = () => {
    localStorage.setItem("kg-theme", next);
    applyTheme();
    frame();
    document.querySelector(".theme").focus();
    dispatchEvent(new Event("kg-colours"));
  };
  return h("button", { type: "button", class: `theme ${present}`, title: `${t("theme")}: ${t(present)}`, "aria-label": `${t("theme")}: ${t(present)}`, onclick: choose }, { auto: "◐", light: "○", dark: "●" }[present]);
}

function applyTheme() {
  const theme = localStorage.getItem("kg-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

async function draw(quiet = false) {
  leaving?.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [view, rest] = parts();
  const same = drawn === here().pathname;
  drawn = here().pathname;
  shown = here().pathname + here().search;
  chooseLang();
  frame();
  const known = VIEWS[view];
  if (!same) replace(main, loading());
  try {
    if (!start) {
      start = await get("start");
      setOntology(start.words);
      frame();
    }
    if (signal.aborted) return;
    if (!known) {
      title(t("notFound"));
      replace(main, empty(t("notFound"), h("p", { class: "hint" }, t("notFoundHint"))));
      return;
    }
    const { show } = await known();
    if (signal.aborted) return;
    await show(main, { rest, start, signal, same });
    if (!same && !quiet && !signal.aborted) {
      main.focus({ preventScroll: true });
      scrollTo(0, 0);
      announce(document.title);
    }
  } catch (error) {
    if (error.name === "AbortError" || signal.aborted) return;
    if (error.status === undefined) console.error(error);
    replace(main, failure(error, () => draw()));
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target || link.hasAttribute("download")) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || !(url.pathname.slice(1).split("/")[0] in VIEWS) || url.hash) return;
  event.preventDefault();
  go(url.pathname + url.search);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest?.("input, textarea, select, [contenteditable], .CodeMirror")) return;
  event.preventDefault();
  document.querySelector("#top input")?.focus();
});
onMove(draw);
// The skip link changes only what stands after "#", which is no other view.
addEventListener("popstate", () => {
  if (here().pathname + here().search !== shown) draw();
});
applyTheme();
if (here().pathname !== "/" && here().pathname.endsWith("/")) note(here().pathname.replace(/\/+$/, "") + here().search);
draw(true);
