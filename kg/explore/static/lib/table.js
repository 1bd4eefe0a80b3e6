// Answers of SPARQL queries: a table in which what can be looked at is a link, a truth value, or triples as text.

import { viewOf } from "./address.js";
import { h } from "./dom.js";
import { counted, number, t } from "./words.js";

const PREFIXES = {
  "https://w3id.org/geokg/ontology#": "kg", "http://www.w3.org/ns/prov#": "prov", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf", "http://www.w3.org/2000/01/rdf-schema#": "rdfs",
  "https://schema.org/": "schema", "http://www.wikidata.org/entity/": "wd", "http://www.w3.org/2001/XMLSchema#": "xsd", "https://w3id.org/geokg/id/": "id",
};

export function short(iri) {
  const at = Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1;
  const [namespace] = Object.keys(PREFIXES).filter((known) => iri.startsWith(known)).sort((one, other) => other.length - one.length);
  if (namespace) return `${PREFIXES[namespace]}:${iri.slice(namespace.length)}`;
  return at > 8 && iri.length > 60 ? `…${iri.slice(at - 1)}` : iri;
}

/** A cell; `name` is the term of the column that names this one ("actor" and "actorName" are one column). */
function cell(term, name) {
  if (!term) return h("td", {}, name?.value);
  if (term.type !== "uri") {
    const numeric = /#(integer|decimal|double|float)$/.test(term.datatype ?? "");
    const brief = term.value.length < 24;
    return h("td", { class: numeric ? "number" : brief ? "brief" : "words", lang: term["xml:lang"] }, term.value);
  }
  const view = viewOf(term.value);
  if (view) return h("td", {}, h("a", { href: view, title: term.value }, name?.value ?? short(term.value)));
  if (/^https?:\/\//i.test(term.value) && !term.value.startsWith("https://w3id.org/geokg/")) return h("td", {}, h("a", { href: term.value, rel: "noreferrer noopener external", target: "_blank", title: term.value }, short(term.value)));
  return h("td", { class: "brief", title: term.value }, name?.value ?? short(term.value));
}

/** A response of /sparql or of a stored query, drawn. */
export async function answer(response) {
  const media = response.headers.get("content-type") ?? "";
  if (!media.includes("json")) {
    const text = await response.text();
    const lines = text.split("\n").filter(Boolean).length;
    return h("div", { class: "answer" }, h("p", { class: "told", role: "status" }, t("nTriples", { n: number(lines) })), h("pre", { class: "code", tabindex: "0" }, text));
  }
  const found = await response.json();
  if ("boolean" in found) return h("div", { class: "answer" }, h("p", { class: "told truth", role: "status" }, t(`truth_${found.boolean}`)));
  const { vars } = found.head;
  const rows = found.results.bindings;
  const shown = vars.filter((name) => !(name.endsWith("Name") && vars.includes(name.slice(0, -4))));
  if (!rows.length) return h("div", { class: "answer" }, h("div", { class: "state empty" }, h("p", { role: "status" }, t("noRows"))));
  return h(
    "div", { class: "answer" },
    h("p", { class: "told", role: "status" }, response.headers.get("x-complete") === "false" ? t("cut", { n: number(rows.length) }) : counted(rows.length, "rows", "oneRow")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": counted(rows.length, "rows", "oneRow") }, h("table", { class: "rows" }, h("thead", {}, h("tr", {}, shown.map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, rows.map((row) => h("tr", {}, shown.map((name) => cell(row[name], row[`${name}Name`]))))))),
  );
}
