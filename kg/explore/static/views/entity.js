// One entity: what is known of it apart from what articles claim; its claims, its months, its network.

import { changed, entityIri, go, pairAddress, parameter, parameters } from "../lib/address.js";
import { get } from "../lib/api.js";
import { figure, strip } from "../lib/charts.js";
import { h, replace } from "../lib/dom.js";
import { claimCard, claimCount, empty, entityLink, failure, fill, pageOffset, pager, roomIn, shortened, title } from "../lib/parts.js";
import { badge } from "../lib/status.js";
import { comment, currentLang, day, label, number, t, term } from "../lib/words.js";

const SIZE = 20;
const FACTS = ["represents", "memberOf", "state", "operator", "maker", "issuer", "imposedOn"];
let shown = { iri: "", lang: "", page: null };

const filters = () => ({ status: parameters("status"), kind: parameters("kind"), counterpart: parameter("with") && entityIri(parameter("with")), since: parameter("since"), until: parameter("until") });
const filtered = () => Object.values(filters()).some((value) => value && value.length);

export async function show(main, { rest, start, signal }) {
  const iri = entityIri(rest);
  if (shown.iri !== iri || !shown.page) shown = { iri, page: await get("entity", { iri }, signal) };
  if (signal.aborted) return;
  const { page } = shown;
  const names = { ...page.names, [iri]: page };
  const name = label(iri, names);
  title(name);
  const tab = parameter("tab") === "network" ? "network" : "claims";
  const body = h("div", { class: "tab-body", id: "tab-body", role: "tabpanel" });
  const bar = h("div", { class: "filters", role: "group", "aria-label": t("filters") });
  const kept = main.querySelector(`[data-entity="${CSS.escape(iri)}"][data-lang="${currentLang()}"]`);
  const focus = kept && document.activeElement?.id;
  replace(
    main,
    h("div", { class: "entity-page", "data-entity": iri, "data-lang": currentLang() },
      header(iri, page, name),
      figure(strip(page.claimMonths, (month) => go(changed({ since: `${month}-01`, until: lastDay(month), page: null })), `${t("timeline")}: ${name}`, roomIn(main)), t("timelineHint")),
      h("div", { class: "two" },
        h("section", { class: "claimed", "aria-labelledby": "claimed" },
          h("h2", { id: "claimed" }, t("claimsTitle")), h("p", { class: "hint" }, t("claimsHint")), bar,
          h("div", { class: "tabs", role: "tablist" }, [["claims", "tabClaims"], ["network", "tabNetwork"]].map(([key, text]) => h("a", { role: "tab", id: `tab-${key}`, "aria-selected": String(tab === key), "aria-controls": "tab-body", href: changed({ tab: key === "claims" ? null : key, page: null }) }, t(text)))),
          body,
        ),
        knowledge(iri, page, names),
      ),
    ),
  );
  if (focus) document.getElementById(focus)?.focus();
  if (tab === "network") {
    const { network } = await import("../lib/network.js");
    if (signal.aborted) return;
    drawFilters(bar, start, await get("claims", { iri, ...filters(), limit: 1 }, signal));
    try {
      await network(body, iri, filters, signal);
    } catch (error) {
      if (error.name !== "AbortError" && !signal.aborted) replace(body, failure(error));
    }
  } else {
    await fill(body, () => get("claims", { iri, ...filters(), offset: pageOffset(SIZE), limit: SIZE }, signal), (found) => {
      drawFilters(bar, start, found);
      return claims(found);
    }, signal);
  }
}

function header(iri, page, name) {
  const others = Object.entries(page.labels).filter(([lang, text]) => text !== name && lang !== "");
  const wikipedia = page.pages.find((one) => one.startsWith("https://en.wikipedia.org/"));
  return h(
    "header", { class: "entity-head" },
    h("p", { class: `eyebrow k-${page.kind}`, title: comment(page.kind) }, term(page.kind)),
    h("h1", {}, name),
    h("p", { class: "also" }, others.map(([lang, text]) => h("span", { lang }, text)),
      page.qid ? h("a", { href: `https://www.wikidata.org/wiki/${page.qid}`, rel: "noreferrer noopener external", target: "_blank" }, `${t("wikidata")} ${page.qid}`) : "",
      wikipedia && h("a", { href: wikipedia, rel: "noreferrer noopener external", target: "_blank" }, t("wikipedia")),
      !page.qid && !wikipedia && h("span", { class: "hint" }, t("localId"))),
    page.surfaces.length ? h("div", { class: "surfaces" }, h("h2", {}, t("names")), shortened(page.surfaces, 12, (some) => h("ul", { class: "chips" }, some.map(([words, n]) => h("li", {}, words, h("span", { class: "count" }, number(n))))))) : "",
    h("p", { class: "numbers" }, `${t("named", { n: number(page.mentions) })} · ${number(page.articles)} ${t("statArticles")} · ${claimCount(page.claims)}`, h("a", { class: "button", href: pairAddress(iri, "") }, `${t("pair")} ⇄`)),
  );
}

function claims(found) {
  const told = found.total === found.all ? claimCount(found.all) : t("ofClaims", { n: number(found.total), all: number(found.all) });
  if (!found.all) return empty(t("noClaimsAtAll"));
  return [
    h("p", { class: "told", role: "status" }, told),
    found.claims.length ? found.claims.map((claim) => claimCard(claim, found.names)) : empty(t("noClaims"), h("a", { class: "button", href: changed({ status: null, kind: null, with: null, since: null, until: null, page: null }) }, t("clear"))),
    pager(found.total, found.offset, SIZE),
  ];
}

function drawFilters(bar, start, found) {
  const { status, kind, counterpart, since, until } = filters();
  const set = (more) => go(changed({ page: null, ...more }));
  const focus = bar.contains(document.activeElement) ? document.activeElement.id : null;
  const chip = (name) => h("button", { type: "button", id: `status-${name}`, class: `chip ${found.statuses[name] ? "" : "none"}`, "aria-pressed": String(status.includes(name)), onclick: () => set({ status: status.includes(name) ? status.filter((one) => one !== name) : [...status, name] }) }, badge(name), h("span", { class: "count" }, number(found.statuses[name] ?? 0)));
  const others = Object.keys(found.counterparts);
  if (counterpart && !others.includes(counterpart)) others.unshift(counterpart);
  const select = (id, text, choices, value, changedTo) => h("label", {}, text, h("select", { id, onchange: (event) => changedTo(event.target.value) }, choices.map(([key, words]) => h("option", { value: key, selected: key === value }, words))));
  const dated = (id, text, value, name) => h("label", {}, text, h("input", { id, type: "date", value, onchange: (event) => set({ [name]: event.target.value || null }) }));
  replace(
    bar,
    h("div", { class: "statuses" }, start.statuses.filter((name) => found.statuses[name] || status.includes(name)).map(chip)),
    h("div", { class: "selects" },
      select("kind", t("kind"), [["", t("all")], ...start.kinds.filter((one) => found.kinds[one] || kind.includes(one)).map((one) => [one, `${term(one)} (${number(found.kinds[one] ?? 0)})`])], kind[0] ?? "", (value) => set({ kind: value || null })),
      select("with", t("counterpart"), [["", t("everyone")], ...others.map((one) => [one, `${label(one, found.names)} (${number(found.counterparts[one] ?? 0)})`])], counterpart, (value) => set({ with: value || null })),
      dated("since", t("sinceDay"), since, "since"), dated("until", t("untilDay"), until, "until"),
      filtered() && h("button", { type: "button", class: "link", onclick: () => set({ status: null, kind: null, with: null, since: null, until: null }) }, t("clear"))),
  );
  if (focus) document.getElementById(focus)?.focus();
}

function knowledge(iri, page, names) {
  const held = page.tenures.filter((tenure) => tenure.holder === iri);
  const holders = page.tenures.filter((tenure) => tenure.holder !== iri);
  const tenure = (one, who) => h("li", {}, h("span", { class: "office" }, label(one.office, names)), who && [h("br"), entityLink(one.holder, names)], !who && one.state && one.state !== iri && [" · ", entityLink(one.state, names)], h("span", { class: "dates" }, [one.from && day(one.from), one.to ? day(one.to) : one.from && t("today")].filter(Boolean).join(" – ")));
  const list = (head, elements, make) => elements.length > 0 && [h("h3", {}, head), shortened(elements, 8, (some) => h("ul", {}, some.map(make)))];
  const facts = FACTS.flatMap((property) => [true, false].map((outward) => {
    const others = page.facts.filter((fact) => fact.property === property && fact.outward === outward).sort((one, other) => label(one.other, names).localeCompare(label(other.other, names), currentLang()));
    return list(t(`${outward ? "out" : "in"}_${property}`), others, (fact) => h("li", {}, entityLink(fact.other, names)));
  }));
  const anything = held.length || page.facts.length || holders.length;
  return h("aside", { class: "known", "aria-labelledby": "known" }, h("h2", { id: "known" }, t("knowledge")), h("p", { class: "hint" }, t("knowledgeHint")), anything ? [list(t("offices"), held, (one) => tenure(one, false)), facts, list(t("officeHolders"), holders, (one) => tenure(one, true))] : h("p", {}, t("noKnowledge")));
}

function lastDay(month) {
  const [year, number_] = month.split("-").map(Number);
  return `${month}-${String(new Date(Date.UTC(year, number_, 0)).getUTCDate()).padStart(2, "0")}`;
}
