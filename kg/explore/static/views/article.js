// One article: its text, or what the graph keeps of it, with names, claims and page furniture marked.

import { articleAddress, iriOf, parameter } from "../lib/address.js";
import { get } from "../lib/api.js";
import { h, replace } from "../lib/dom.js";
import { marked, tie } from "../lib/marks.js";
import { claimCard, claimCount, empty, title } from "../lib/parts.js";
import { badge } from "../lib/status.js";
import { day, number, t } from "../lib/words.js";

const WHY = { "none given": "textMissing", reading: "textReading", missing: "textAbsent", differs: "textDiffers" };

export async function show(main, { rest, signal }) {
  const page = await get("article", { iri: iriOf("article", rest) }, signal);
  if (signal.aborted) return;
  const headline = page.title ?? page.begins ?? t("untitled");
  title(headline);
  const chosen = parameter("claim") && iriOf("claim", parameter("claim"));
  const outside = page.url && /^https?:\/\//i.test(page.url);
  replace(
    main,
    h("div", { class: "article-page" },
      h("header", { class: "article-head" }, h("p", { class: "eyebrow" }, [page.publisher, day(page.published)].filter(Boolean).join(" · ")), h("h1", { lang: page.lang }, headline),
        h("p", { class: "also" }, page.author && h("span", {}, t("by", { who: page.author })), outside && h("a", { href: page.url, rel: "noreferrer noopener external", target: "_blank" }, t("original")), h("span", {}, `${t("mentionsFound", { n: number(page.mentions.length) })} · ${claimCount(page.claims.length)}`))),
      page.original && h("p", { class: "notice", role: "note" }, h("a", { href: articleAddress(page.original) }, t("copyOf"))),
      page.why && h("p", { class: "notice", role: "note" }, t(WHY[page.why])),
      ...annotated(page, chosen),
    ),
  );
  main.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
}

/** The text beside its claims; what an article's page and a pasted text have in common. */
export function annotated(page, chosen, more = () => ({})) {
  const text = marked(page, chosen);
  const cards = h("section", { class: "claims" }, h("h2", {}, claimCount(page.claims.length)), page.claims.length ? page.claims.map((claim) => claimCard(claim, page.names, { bare: true, attributes: { "data-claim": claim.claim, class: `card claim st-${claim.status} ${claim.claim === chosen ? "chosen" : ""}` }, ...more(claim) })) : empty(t("readNothing")));
  tie(text, cards);
  return [legend(page), h("div", { class: "two reading" }, text, cards)];
}

function legend(page) {
  const statuses = [...new Set(page.claims.map((claim) => claim.status))];
  return h("p", { class: "legend" }, h("span", {}, h("span", { class: "mention k-State" }, "Abc"), ` ${t("legendMention")}`), statuses.length > 0 && h("span", {}, t("legendClaim"), ": ", statuses.map(badge)), page.text !== null && h("span", {}, h("span", { class: "furniture" }, "Abc"), ` ${t("legendFurniture")}`));
}
