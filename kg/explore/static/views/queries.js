// The stored questions, and one of them with a form for its parameters, its answer as table and for download.

import { address, changed, entityIri, go, parameter } from "../lib/address.js";
import { get, query, raw } from "../lib/api.js";
import { h, replace } from "../lib/dom.js";
import { empty, failure, heading, loading, title } from "../lib/parts.js";
import { entityField } from "../lib/search.js";
import { answer, short } from "../lib/table.js";
import { label, t, term } from "../lib/words.js";

let library = null;

export async function show(main, { rest, start, signal }) {
  library ??= (await get("queries", {}, signal)).queries;
  if (signal.aborted) return;
  if (!rest) return all(main);
  const stored = library.find((one) => one.name === rest);
  if (!stored) {
    replace(main, failure({ status: 404, message: rest }));
    return;
  }
  await one(main, stored, start, signal);
}

function all(main) {
  title(t("queriesTitle"));
  const list = h("div", { class: "query-list" });
  const draw = (wanted) => {
    const words = wanted.toLowerCase().split(/\s+/);
    const kept = library.filter((stored) => words.every((word) => `${stored.name} ${stored.summary} ${stored.tags.join(" ")}`.toLowerCase().includes(word)));
    replace(list, kept.length ? h("ul", { class: "questions" }, kept.map((stored) => h("li", {}, h("a", { href: address(`/queries/${stored.name}`) }, stored.summary), h("span", { class: "meta" }, h("code", {}, stored.name), stored.tags.map((tag) => h("span", { class: "tag" }, tag)))))) : empty(t("noHits")));
  };
  replace(main, heading(t("queriesTitle"), t("queriesHint")), h("div", { class: "search" }, h("label", { for: "find-queries" }, t("filterQueries")), h("input", { id: "find-queries", type: "search", oninput: (event) => draw(event.target.value) })), list);
  draw("");
}

async function one(main, stored, start, signal) {
  title(stored.summary);
  const values = Object.fromEntries(stored.params.map((param) => [param.name, parameter(`p.${param.name}`)]));
  const names = {};
  for (const param of stored.params.filter((each) => each.type === "iri" && each.iri?.includes("wikidata"))) {
    const iri = values[param.name] ? entityIri(values[param.name]) : param.iri;
    const found = await get("search", { q: iri.split("/").pop(), limit: 1 }, signal);
    if (found.hits[0]?.iri === iri) names[iri] = found.hits[0];
  }
  if (signal.aborted) return;
  const result = h("div", { class: "result" });
  const asked = () => Object.fromEntries(Object.entries(values).filter(([, value]) => value).map(([name, value]) => [`p.${name}`, value]));
  const form = h("form", { class: "query-form", onsubmit: (event) => { event.preventDefault(); go(changed({ ...Object.fromEntries(stored.params.map((param) => [`p.${param.name}`, null])), ...asked(), run: "1" })); } }, stored.params.map((param) => field(param, values, names, start)), h("button", { type: "submit", class: "button main" }, t("run")));
  replace(
    main, h("div", { class: "query-page" },
      h("p", { class: "crumb" }, h("a", { href: address("/queries") }, t("queriesTitle"))), heading(stored.summary), form, result,
      h("details", { class: "source" }, h("summary", {}, t("showSparql")), h("pre", { class: "code", tabindex: "0" }, stored.text), h("p", {}, h("a", { class: "button", href: address("/sparql-editor", { query: stored.text }) }, t("openInEditor"))))),
  );
  if (stored.params.length && !parameter("run")) return;
  replace(result, loading());
  try {
    const response = await raw(() => fetch(`/api/queries/${stored.name}?${query(asked())}`, { signal, headers: { Accept: "application/sparql-results+json, text/turtle;q=0.9" } }));
    const rows = response.headers.get("content-type").includes("json");
    const links = (rows ? [["asCsv", "csv"], ["asJson", "json"], ["asTsv", "tsv"], ["asXml", "xml"]] : [["asTurtle", "ttl"], ["asNTriples", "nt"]]).map(([text, format]) => h("a", { class: "button", download: `${stored.name}.${format}`, href: `/api/queries/${stored.name}?${query({ ...asked(), format, download: 1 })}` }, t(text)));
    const table = await answer(response);
    if (!signal.aborted) replace(result, h("p", { class: "downloads" }, t("download"), ": ", links), table);
  } catch (error) {
    if (error.name !== "AbortError" && !signal.aborted) replace(result, failure(error));
  }
}

function field(param, values, names, start) {
  const id = `p-${param.name}`;
  const hint = h("span", { class: "hint", id: `${id}-hint` }, param.meaning);
  const changedTo = (event) => {
    values[param.name] = event.target.value.trim();
  };
  if (param.type === "iri" && param.default.startsWith("kg:")) {
    const value = values[param.name] || param.default;
    const kinds = [...start.entityKinds, ...start.kinds, ...start.statuses].map((name) => `kg:${name}`);
    return h("div", { class: "param" }, h("label", { for: id }, param.name), h("select", { id, "aria-describedby": `${id}-hint`, onchange: changedTo }, (kinds.includes(value) ? kinds : [value, ...kinds]).map((kind) => h("option", { value: kind, selected: kind === value }, term(kind.slice(3))))), hint);
  }
  if (param.type === "iri") {
    const iri = values[param.name] ? entityIri(values[param.name]) : param.iri;
    const known = names[iri] ? label(iri, names) : short(iri);
    const search = entityField({ label: param.name, keep: true, value: known, picked: (hit) => { values[param.name] = hit.iri; }, typed: (text) => { values[param.name] = text === known ? iri : text; } });
    return h("div", { class: "param" }, search.box, hint);
  }
  const type = param.type === "date" ? "date" : param.type === "string" || param.type === "langString" ? "text" : "number";
  return h("div", { class: "param" }, h("label", { for: id }, param.name), h("input", { id, type, step: type === "number" ? "any" : undefined, value: values[param.name] || param.default, "aria-describedby": `${id}-hint`, onchange: changedTo }), hint);
}
