// What several views share: links to entities, a claim as a card, pages, and how waiting, emptiness and failure look.

import { articleAddress, changed, claimAddress, entityAddress, parameter } from "./address.js";
import { h, replace } from "./dom.js";
import { badge } from "./status.js";
import { comment, counted, day, label, number, period, t, term } from "./words.js";

export const entityLink = (iri, names) => h("a", { class: `entity k-${names?.[iri]?.kind ?? "none"}`, href: entityAddress(iri), title: names?.[iri]?.kind ? term(names[iri].kind) : undefined }, label(iri, names));

/** Several entities as running text. */
export function entities(iris, names) {
  return iris.map((iri, at) => [at === 0 ? "" : at === iris.length - 1 ? ` ${t("and")} ` : ", ", entityLink(iri, names)]);
}

/** Who does it to whom, with what, where. */
export function roles(claim, names) {
  const { actor = [], target = [], instrument = [], place = [] } = claim.roles;
  const meeting = !target.length && actor.length > 1;
  return h(
    "span", { class: "roles" },
    actor.length ? entities(actor, names) : h("span", { class: "unsaid" }, t("someone")),
    target.length ? [h("span", { class: "arrow", "aria-label": t("role_target") }, " → "), entities(target, names)] : !meeting && !instrument.length && !place.length ? h("span", { class: "unsaid" }, ` → ${t("nobodyNamed")}`) : "",
    instrument.length ? [` ${t("with")} `, entities(instrument, names)] : "",
    place.length ? [` ${t("in")} `, entities(place, names)] : "",
  );
}

/** A claim as a card: status, kind, who to whom, the words, who says so, when. */
export function claimCard(claim, names, more = {}) {
  const when = period(claim.from, claim.to);
  return h(
    "article", { class: `card claim st-${claim.status}`, ...more.attributes },
    h("header", {}, badge(claim.status), more.plain ? h("span", { class: "kind", tabindex: "0", title: comment(claim.kind) }, term(claim.kind)) : h("a", { class: "kind", href: claimAddress(claim.claim), title: comment(claim.kind) }, term(claim.kind)), when && h("span", { class: "when" }, when), more.note && h("span", { class: "note" }, more.note)),
    h("p", { class: "who" }, roles(claim, names)),
    h("blockquote", {}, claim.quote),
    h(
      "footer", {},
      claim.speaker ? h("span", {}, t("says", { who: "" }), entityLink(claim.speaker, names)) : h("span", {}, t("articleSays")),
      more.bare ? "" : h("a", { href: articleAddress(claim.article, { claim: claim.claim.split("/").pop() }) }, claim.published ? day(claim.published) : t("undated")),
      claim.plover && h("span", { class: "plover", title: t("plover") }, `${claim.plover} `, score(claim.score)),
      more.footer ?? "",
    ),
  );
}

export const score = (value) => (value === undefined ? "" : h("span", { class: value < 0 ? "conflict" : "cooperation" }, `${value > 0 ? "+" : value < 0 ? "−" : ""}${number(Math.abs(value))}`));

/** Links to the pages around this one; keeps all other parameters. */
export function pager(total, offset, size) {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.floor(offset / size) + 1;
  if (pages === 1) return "";
  const to = (wanted, text, rel) => (wanted < 1 || wanted > pages ? h("span", { class: "button off", "aria-disabled": "true" }, text) : h("a", { class: "button", rel, href: changed({ page: wanted === 1 ? null : wanted }) }, text));
  return h("nav", { class: "pager", "aria-label": t("page", { page, pages }) }, to(page - 1, t("previous"), "prev"), h("span", {}, t("page", { page: number(page), pages: number(pages) })), to(page + 1, t("next"), "next"));
}

export const pageOffset = (size) => (Math.max(1, Number.parseInt(parameter("page"), 10) || 1) - 1) * size;

export const loading = () => h("div", { class: "state loading", role: "status" }, h("span", { class: "dots", "aria-hidden": "true" }), t("loading"));

export const empty = (text, ...more) => h("div", { class: "state empty" }, h("p", {}, text), ...more);

export function failure(error, again) {
  const absent = error.status === 404;
  return h(
    "div", { class: "state failure", role: "alert" },
    h("h2", {}, absent ? t("notFound") : t("failed")),
    h("p", {}, error.status === 0 ? t("offline") : error.message),
    absent ? h("p", { class: "hint" }, t("notFoundHint")) : h("button", { type: "button", class: "button", onclick: again ?? (() => location.reload()) }, t("again")),
  );
}

/** Shows what `load` gives once it is there; what has been left meanwhile is thrown away. */
export async function fill(element, load, draw, signal) {
  const waiting = setTimeout(() => replace(element, loading()), 120);
  try {
    const found = await load();
    clearTimeout(waiting);
    if (signal?.aborted) return;
    replace(element, draw(found));
  } catch (error) {
    clearTimeout(waiting);
    if (error.name === "AbortError" || signal?.aborted) return;
    if (error.status === undefined) console.error(error);
    replace(element, failure(error, () => fill(element, load, draw, signal)));
  }
}

/** A list of which the first few are shown, and all on demand. */
export function shortened(elements, most, make) {
  if (elements.length <= most + 2) return make(elements);
  const box = h("div", {});
  const draw = (all) => {
    replace(
      box, make(all ? elements : elements.slice(0, most)),
      h("button", { type: "button", class: "link", "aria-expanded": String(all), onclick: () => { draw(!all); box.querySelector("button.link")?.focus(); } }, all ? t("showLess") : t("showAll", { n: number(elements.length) })),
    );
  };
  draw(false);
  return box;
}

export const claimCount = (n) => counted(n, "nClaims", "oneClaim");
export const heading = (title, hint, level = "h1") => h("div", { class: "heading" }, h(level, {}, title), hint && h("p", { class: "hint" }, hint));
export const title = (text) => {
  document.title = text ? `${text} · kg` : "kg";
};
/** How wide a picture may be drawn in an element, so that its text keeps its size. */
export const roomIn = (element, aside = 0) => Math.max(300, element.clientWidth - 2 * Number.parseFloat(getComputedStyle(element).paddingLeft) - (element.clientWidth > 900 ? aside : 0));
