// A pasted text: what kg reads in it.

import { get, post } from "../lib/api.js";
import { h, replace } from "../lib/dom.js";
import { failure, heading, loading, title } from "../lib/parts.js";
import { number, t } from "../lib/words.js";
import { annotated } from "./article.js";

const EXAMPLE = {
  de: "Der ukrainische Präsident Wolodymyr Selenskyj hat Deutschland am Dienstag um weitere Flugabwehrsysteme vom Typ Iris-T gebeten. Bundeskanzler Olaf Scholz sagte in Berlin zwei Systeme bis zum Herbst zu. Das russische Außenministerium drohte mit Gegenmaßnahmen. Ungarn lehnte es ab, die Lieferung mitzubezahlen.\n\nAnmeldung zum Newsletter: Jeden Morgen das Wichtigste aus aller Welt",
  en: "Ukraine's president Volodymyr Zelensky asked Germany on Tuesday for more Iris-T air defence systems. Chancellor Olaf Scholz promised two of them by the autumn. Russia's foreign ministry threatened retaliation. Hungary refused to help pay for the delivery.\n\nSign up for our newsletter: every morning in your inbox",
};
let kept = { text: "", lang: "", published: "", page: null };

export async function show(main, { signal }) {
  title(t("readTitle"));
  const text = h("textarea", { id: "text", rows: 7, required: true, maxlength: 60000, spellcheck: "false" });
  text.value = kept.text;
  const lang = h("select", { id: "text-lang" }, [["", t("recognise")], ["de", "Deutsch"], ["en", "English"]].map(([value, words]) => h("option", { value, selected: value === kept.lang }, words)));
  const published = h("input", { id: "text-day", type: "date", value: kept.published });
  const result = h("div", { class: "result" });
  const button = h("button", { type: "submit", class: "button main" }, t("readIt"));
  const example = h("button", { type: "button", class: "button", onclick: () => { text.value = EXAMPLE[document.documentElement.lang]; if (!published.value) published.value = "2024-05-14"; text.focus(); } }, t("example"));
  const read = async (event) => {
    event?.preventDefault();
    kept = { text: text.value, lang: lang.value, published: published.value, page: null };
    button.disabled = true;
    replace(result, loading(), h("p", { class: "hint" }, t("reading")));
    try {
      kept.page = await post("read", { text: kept.text, lang: kept.lang || null, published: kept.published || null }, signal);
      if (!signal.aborted) draw(result);
    } catch (error) {
      if (error.name !== "AbortError") replace(result, failure(error, read));
    }
    button.disabled = false;
  };
  replace(main, heading(t("readTitle"), t("readHint")), h("form", { class: "read-form", onsubmit: read }, h("label", { for: "text" }, t("text")), text, h("div", { class: "selects" }, h("label", {}, t("langOf"), lang), h("label", {}, t("published"), published), h("span", { class: "push" }), example, button)), result);
  if (kept.page) draw(result);
}

function draw(result) {
  replace(result, h("p", { class: "told", role: "status" }, `${t("mentionsFound", { n: number(kept.page.mentions.length) })}`), annotated(kept.page, null, (claim) => ({ plain: true, footer: claim.entry && entry(claim.entry) })));
}

/** The codebook entry behind a claim, fetched when it is unfolded. */
function entry(name) {
  const box = h("div", {});
  const details = h("details", { class: "entry", ontoggle: async () => {
    if (!details.open || box.childNodes.length) return;
    try {
      const { codebook } = await get("codebook", { name });
      replace(box, codebook ? [h("p", { class: "hint" }, t("entryHint", { file: codebook.file, line: codebook.line })), h("pre", { class: "code", tabindex: "0" }, codebook.text)] : h("p", { class: "hint" }, t("entryUnknown", { name })));
    } catch (error) {
      replace(box, failure(error));
    }
  } }, h("summary", {}, h("code", {}, name)), box);
  return details;
}
