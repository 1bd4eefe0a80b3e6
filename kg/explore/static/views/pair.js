// Two actors: what passes between them, month by month, as a picture and as a table.

import { changed, entityIri, entityName, go, pairAddress, parameter } from "../lib/address.js";
import { get } from "../lib/api.js";
import { balance, figure } from "../lib/charts.js";
import { h, replace } from "../lib/dom.js";
import { claimCard, claimCount, empty, fill, heading, pageOffset, pager, roomIn, score, title } from "../lib/parts.js";
import { entityField } from "../lib/search.js";
import { label, month, number, t } from "../lib/words.js";

const SIZE = 20;

export async function show(main, { signal }) {
  title(t("pair"));
  const one = parameter("one") && entityIri(parameter("one"));
  const other = parameter("other") && entityIri(parameter("other"));
  const names = {};
  for (const iri of [one, other].filter(Boolean)) {
    try {
      const found = await get("search", { q: entityName(iri), limit: 1 }, signal);
      if (found.hits[0]?.iri === iri) names[iri] = found.hits[0];
      else names[iri] = await get("entity", { iri }, signal);
    } catch (error) {
      if (error.status !== 404) throw error;
    }
  }
  if (signal.aborted) return;
  const field = (text, name, value, pair) => entityField({ label: text, keep: true, value: value ? label(value, names) : "", picked: (hit) => go(pair(hit.iri)) }).box;
  const body = h("div", { class: "pair-body" });
  replace(
    main, heading(t("pairTitle"), t("pairHint")),
    h("form", { class: "pair-form", onsubmit: (event) => event.preventDefault() }, field(t("one"), "one", one, (iri) => pairAddress(iri, other)), h("button", { type: "button", class: "button swap", "aria-label": t("swap"), title: t("swap"), onclick: () => go(pairAddress(other, one)) }, "⇄"), field(t("other"), "other", other, (iri) => pairAddress(one, iri))),
    body,
  );
  if (!one || !other) return suggest(body, one || other, names, signal);
  title(`${label(one, names)} – ${label(other, names)}`);
  const chosen = new URLSearchParams(location.search).get("month");
  const direction = parameter("direction");
  await fill(body, () => get("pair", { one, other, month: chosen ?? undefined, direction, offset: pageOffset(SIZE), limit: SIZE }, signal), (found) => draw(found, roomIn(main, 424), one, other, chosen, direction, { ...names, ...found.names }), signal);
}

async function suggest(body, known, names, signal) {
  if (!known) return replace(body, empty(t("choosePair")));
  return fill(body, () => get("counterparts", { iri: known }, signal), (found) => h("section", {}, h("h2", {}, t("suggestions", { name: label(known, names) })), h("ul", { class: "chips" }, found.counterparts.map(({ iri, claims }) => h("li", {}, h("a", { href: pairAddress(known, iri) }, label(iri, found.names)), h("span", { class: "count" }, number(claims)))))), signal);
}

function draw(found, room, one, other, chosen, direction, names) {
  if (!found.months.length) return empty(t("noPair"));
  const both = { one: label(one, names), other: label(other, names) };
  const pick = (key) => changed({ month: key === chosen ? null : key, page: null });
  const rows = found.months.map((row) => h(
    "tr", { class: row.month === chosen ? "chosen" : "" },
    h("th", { scope: "row" }, row.month ? h("a", { href: pick(row.month), "aria-current": row.month === chosen ? "true" : undefined }, month(row.month)) : t("undated")),
    h("td", { class: "number" }, number(row.claims)), h("td", { class: "number" }, row.cooperation ? score(row.cooperation) : "–"), h("td", { class: "number" }, row.conflict ? score(row.conflict) : "–"), h("td", { class: "number" }, row.unscored ? number(row.unscored) : "–"),
  ));
  const way = (key, text) => h("a", { class: "chip", "aria-current": direction === key ? "true" : undefined, href: changed({ direction: key || null, page: null }) }, text);
  return [
    h("div", { class: "two balance-page" },
      h("div", {}, h("p", { class: "legend" }, h("span", {}, h("span", { class: "swatch cooperation" }), t("cooperation")), h("span", {}, h("span", { class: "swatch conflict" }), t("conflict"))), figure(balance(found.months.filter((row) => row.month), chosen, (key) => go(pick(key)), `${both.one} – ${both.other}. ${t("chartLabel")}`, room), t("scoreNote"))),
      h("div", { class: "scroll months", tabindex: "0", role: "region", "aria-label": t("month") }, h("table", { class: "rows" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("month")), ["claims", "cooperation", "conflict", "unscored"].map((name) => h("th", { scope: "col", class: "number" }, t(name))))), h("tbody", {}, rows)))),
    h("section", { class: "pair-claims" },
      h("nav", { class: "ways", "aria-label": t("direction") }, way("", t("both")), way("forth", t("forth", both)), way("back", t("back", both)), way("together", t("together")), chosen !== null && h("a", { class: "chip", href: changed({ month: null, page: null }) }, `${month(chosen)} ✕`)),
      h("p", { class: "told", role: "status" }, claimCount(found.total)),
      found.claims.length ? found.claims.map((claim) => claimCard(claim, names)) : empty(t("noClaims")),
      pager(found.total, found.offset, SIZE)),
  ];
}
