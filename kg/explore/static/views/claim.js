// One claim: its words in the article, who says so, what it was read by, and what others say of the same.

import { articleAddress, iriOf } from "../lib/address.js";
import { get } from "../lib/api.js";
import { h, replace } from "../lib/dom.js";
import { marked } from "../lib/marks.js";
import { claimCard, entities, entityLink, roles, score, title } from "../lib/parts.js";
import { badge } from "../lib/status.js";
import { comment, day, number, period, t, term } from "../lib/words.js";

const AROUND = 450;

export async function show(main, { rest, signal }) {
  const claim = await get("claim", { iri: iriOf("claim", rest) }, signal);
  const article = await get("article", { iri: claim.article }, signal);
  if (signal.aborted) return;
  title(`${term(claim.kind)}: ${term(claim.status)}`);
  const heading = article.title ?? article.begins ?? t("untitled");
  replace(
    main,
    h("div", { class: "claim-page" },
      h("header", { class: "claim-head" }, h("p", { class: "eyebrow" }, t("claim")), h("h1", {}, term(claim.kind)), h("p", { class: "status-line" }, badge(claim.status), h("span", { class: "hint" }, comment(claim.status))), h("p", { class: "who big" }, roles(claim, claim.names))),
      h("div", { class: "two" },
        h("div", {},
          h("section", { class: "quoted" }, h("h2", {}, t("quoteIn")), h("p", { class: "source" }, h("a", { href: articleAddress(claim.article, { claim: rest }) }, heading), h("span", {}, [article.publisher, day(article.published)].filter(Boolean).join(" · "))),
            marked({ ...article, claims: article.claims.filter((one) => one.claim === claim.claim) }, claim.claim, claim.start - AROUND, claim.end + AROUND),
            h("p", {}, h("a", { class: "button", href: articleAddress(claim.article, { claim: rest }) }, t("openArticle")))),
          others(claim),
        ),
        h("aside", { class: "known" }, chain(claim), details(claim), codebook(claim)),
      ),
    ),
  );
  const lit = main.querySelector("mark.chosen");
  if (lit) lit.id = "words";
}

function chain(claim) {
  const steps = [claim.speaker && h("li", {}, entityLink(claim.speaker, claim.names), h("span", { class: "hint" }, t("speaker"))), claim.reporters.length > 0 && h("li", {}, entities(claim.reporters, claim.names), h("span", { class: "hint" }, t("passedOn"))), h("li", {}, h("a", { href: articleAddress(claim.article) }, t("article")), h("span", { class: "hint" }, claim.speaker ? "" : t("articleSays")))];
  return h("section", {}, h("h2", {}, t("chain")), h("ol", { class: "chain" }, steps));
}

function details(claim) {
  const when = period(claim.from, claim.to);
  const rows = ["actor", "target", "instrument", "place"].filter((role) => claim.roles[role]).map((role) => [t(`role_${role}`), entities(claim.roles[role], claim.names)]);
  if (when) rows.push([t("when"), when]);
  rows.push([t("plover"), claim.plover ? [claim.mode ? `${claim.plover} (${claim.mode}) ` : `${claim.plover} `, score(claim.score)] : t("noPlover")]);
  if (claim.certainty !== undefined) rows.push([t("certainty"), `${number(Math.round(claim.certainty * 100))} %`]);
  return h("section", {}, h("h2", {}, t("evidence")), h("dl", { class: "details" }, rows.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
}

function codebook(claim) {
  const said = !claim.entry ? h("p", { class: "hint" }, t("noEntry")) : !claim.codebook ? h("p", { class: "hint" }, t("entryUnknown", { name: claim.entry }))
    : [h("p", { class: "hint" }, t("entryHint", { file: claim.codebook.file, line: number(claim.codebook.line) })), h("pre", { class: "code", tabindex: "0" }, claim.codebook.text)];
  return h("section", {}, h("h2", {}, t("entry")), said);
}

function others(claim) {
  const part = (same, head) => {
    const some = claim.others.filter((other) => other.same === same);
    return some.length > 0 && [h("h3", {}, head), some.map((other) => claimCard(other, claim.names, { note: other.original && t("copy") }))];
  };
  return h("section", {}, h("h2", {}, t("others")), claim.others.length ? [part(true, t("othersSame")), part(false, t("othersNear"))] : h("p", { class: "hint" }, t("noOthers")));
}
