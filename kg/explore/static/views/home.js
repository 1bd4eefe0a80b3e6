// The overview: how much there is, from when, who is named most, what is claimed.

import { address, articleAddress, entityAddress, go } from "../lib/address.js";
import { bars, figure } from "../lib/charts.js";
import { h, replace } from "../lib/dom.js";
import { empty, entityLink, roomIn, title } from "../lib/parts.js";
import { entityField } from "../lib/search.js";
import { badge } from "../lib/status.js";
import { comment, day, number, t, term } from "../lib/words.js";

export function show(main, { start }) {
  const { overview } = start;
  title("");
  const search = entityField({ label: t("search"), big: true, picked: (hit) => go(entityAddress(hit.iri)) });
  const figures = [["statArticles", overview.articles, address("/articles")], ["statEntities", overview.entities], ["statMentions", overview.mentions], ["statClaims", overview.claims], ["statStatements", overview.statements]];
  replace(
    main,
    h("div", { class: "hero two" }, h("section", {},
      h("h1", {}, t("tagline")), search.box, h("p", { class: "hint" }, t("searchAll")),
      h("dl", { class: "figures" }, figures.map(([name, value, href]) => h("div", {}, h("dd", {}, href ? h("a", { href }, number(value)) : number(value)), h("dt", {}, t(name))))),
      overview.first && h("p", { class: "period" }, t("period", { first: day(overview.first), last: day(overview.last) })),
    ), recent(overview)),
    overview.articles ? [named(overview, start), claimed(overview, start), h("section", {}, h("h2", {}, t("articlesByMonth")), figure(bars(overview.months, t("articlesByMonth"), roomIn(main))))] : empty(t("empty")),
  );
}

function recent(overview) {
  if (!overview.recent.length) return "";
  const headline = (article) => h("li", {}, h("a", { href: articleAddress(article.article), lang: article.lang }, article.title ?? article.begins ?? t("untitled")), h("span", { class: "meta" }, [article.publisher, day(article.published)].filter(Boolean).join(" · ")));
  return h("section", { class: "recent" }, h("h2", {}, t("newest")), h("ul", { class: "headlines small" }, overview.recent.map(headline)), h("p", {}, h("a", { href: address("/articles") }, t("showAll", { n: number(overview.articles) }))));
}

function named(overview, start) {
  const kinds = start.entityKinds.filter((kind) => overview.top[kind]?.length);
  return h("section", {}, h("h2", {}, t("mostNamed")), h("div", { class: "columns" }, kinds.map((kind) => h("div", { class: "column" }, h("h3", { title: comment(kind) }, term(kind)), h("ol", {}, overview.top[kind].map(({ iri, mentions }) => h("li", {}, entityLink(iri, overview.names), h("span", { class: "count" }, number(mentions)))))))));
}

function claimed(overview, start) {
  if (!overview.claims) return "";
  const cells = new Map(overview.statuses.map((cell) => [`${cell.kind} ${cell.status}`, cell.claims]));
  const total = (filter) => overview.statuses.filter(filter).reduce((sum, cell) => sum + cell.claims, 0);
  const most = Math.max(...cells.values());
  const kinds = start.kinds.filter((kind) => total((cell) => cell.kind === kind)).sort((one, other) => total((cell) => cell.kind === other) - total((cell) => cell.kind === one));
  return h(
    "section", {}, h("h2", {}, t("kindsByStatus")), h("p", { class: "hint" }, t("kindsByStatusHint")),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("kindsByStatus") }, h("table", { class: "matrix" },
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("kind")), start.statuses.map((status) => h("th", { scope: "col" }, badge(status))), h("th", { scope: "col", class: "number" }, t("total")))),
      h("tbody", {}, kinds.map((kind) => h("tr", {}, h("th", { scope: "row", title: comment(kind) }, term(kind)), start.statuses.map((status) => {
        const n = cells.get(`${kind} ${status}`);
        return h("td", { class: `number shade-${n ? Math.ceil((Math.sqrt(n) / Math.sqrt(most)) * 5) : 0}` }, n ? number(n) : "");
      }), h("td", { class: "number sum" }, number(total((cell) => cell.kind === kind)))))),
    )),
  );
}
