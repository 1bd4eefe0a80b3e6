// A text with its marks: names lead to entities, claims are underlined by status, page furniture is grey. Offsets are code points.

import { entityAddress } from "./address.js";
import { h } from "./dom.js";
import { STATUSES } from "./status.js";
import { label, number, t, term } from "./words.js";

const inside = (spans, at) => spans.find((span) => span.start <= at && at < span.end);

/** The stretches [start, end) of a text, or of its sentences, with what covers each. */
function stretches(start, end, mentions, claims, body) {
  const edges = new Set([start, end]);
  for (const span of [...mentions, ...claims, ...(body ?? [])]) for (const at of [span.start, span.end]) if (at > start && at < end) edges.add(at);
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((from, at) => ({
    from, to: sorted[at + 1], mention: inside(mentions, from), claims: claims.filter((claim) => claim.start <= from && from < claim.end), furniture: body ? !inside(body, from) : false,
  }));
}

/** An article's page as an element; `chosen` is the IRI of a claim to be lit. `from` and `to` cut out a part. */
export function marked(page, chosen, from = 0, to = Infinity) {
  const claims = [...page.claims].sort((one, other) => one.end - one.start - (other.end - other.start));
  if (page.text === null) return sentences(page, claims, chosen, from, to);
  const points = Array.from(page.text);
  [from, to] = [backTo(points, from), onTo(points, to)];
  const body = page.body.map(([start, end]) => ({ start, end }));
  return h("div", { class: "text", lang: page.lang }, from > 0 && "… ", pieces(points, 0, Math.max(0, from), Math.min(points.length, to), page, claims, body, chosen), to < points.length && " …");
}

const ends = (points, at) => points[at] === "\n" || (/[.!?]/.test(points[at]) && points[at + 1] === " ");

/** The beginning of the sentence or line at an offset, and the end of one. */
function backTo(points, at) {
  let start = Math.min(Math.max(0, at), points.length);
  while (start > 0 && !ends(points, start - 1)) start -= 1;
  return start;
}

function onTo(points, at) {
  let end = Math.min(points.length, at);
  while (end < points.length && !ends(points, end - 1)) end += 1;
  return end;
}

function sentences(page, claims, chosen, from, to) {
  // A claim's quote can reach beyond the sentences that name somebody: whatever the graph quotes is shown once.
  const quoted = [...page.sentences, ...page.claims.map(({ start, end, quote }) => ({ start, end, quote }))].sort((one, other) => one.start - other.start || other.end - one.end);
  const shown = [];
  let reached = 0;
  for (const part of quoted.filter((one) => one.end > from && one.start < to)) {
    if (part.end <= reached) continue;
    if (part.start > reached + 2) shown.push(h("p", { class: "gap" }, t("gap", { n: number(part.start - reached) })));
    const start = Math.max(part.start, reached);
    shown.push(h("p", { class: "sentence" }, pieces(Array.from(part.quote), part.start, start, part.end, page, claims, null, chosen)));
    reached = part.end;
  }
  return h("div", { class: "text parts", lang: page.lang }, shown);
}

function pieces(points, offset, start, end, page, claims, body, chosen) {
  return stretches(start, end, page.mentions, claims, body).map((part) => {
    const words = points.slice(part.from - offset, part.to - offset).join("");
    const content = part.mention
      ? h("a", { class: `mention k-${page.names[part.mention.entity]?.kind ?? "none"}`, href: entityAddress(part.mention.entity), title: `${label(part.mention.entity, page.names)} · ${term(page.names[part.mention.entity]?.kind ?? "Entity")}` }, words)
      : words;
    if (part.furniture) return h("span", { class: "furniture", title: t("furniture") }, content);
    if (!part.claims.length) return content;
    const [first] = part.claims;
    const lit = part.claims.some((claim) => claim.claim === chosen);
    return h("mark", { class: `claim st-${lit ? part.claims.find((claim) => claim.claim === chosen).status : first.status} ${lit ? "chosen" : ""}`, "data-claims": part.claims.map((claim) => claim.claim).join(" "), title: part.claims.map((claim) => `${term(claim.kind)}: ${term(claim.status)}`).join("\n") }, part.claims.filter((claim) => claim.start === part.from).map((claim) => h("span", { class: `sign st-${claim.status}`, "aria-hidden": "true" }, STATUSES[claim.status]?.sign)), content);
  });
}

/** Lights the words of a claim while its card is pointed at or has the focus, and the other way round. */
export function tie(text, cards) {
  const light = (iris, on) => {
    for (const mark of text.querySelectorAll("mark")) if (mark.dataset.claims.split(" ").some((iri) => iris.includes(iri))) mark.classList.toggle("lit", on);
    for (const card of cards.querySelectorAll("[data-claim]")) if (iris.includes(card.dataset.claim)) card.classList.toggle("lit", on);
  };
  const from = (event) => event.target.closest?.("[data-claims]")?.dataset.claims.split(" ") ?? [event.target.closest?.("[data-claim]")?.dataset.claim].filter(Boolean);
  for (const [begin, end] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    for (const box of [text, cards]) {
      box.addEventListener(begin, (event) => light(from(event), true));
      box.addEventListener(end, (event) => light(from(event), false));
    }
  }
  text.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const [iri] = from(event);
    [...cards.querySelectorAll("[data-claim]")].find((card) => card.dataset.claim === iri)?.querySelector("a")?.focus();
  });
}
