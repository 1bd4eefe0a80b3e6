// All articles, newest first, searched by headline, outlet and date.

import { articleAddress, changed, go, parameter } from "../lib/address.js";
import { get } from "../lib/api.js";
import { h, replace, settled } from "../lib/dom.js";
import { empty, fill, heading, pageOffset, pager, title } from "../lib/parts.js";
import { day, number, t } from "../lib/words.js";

const SIZE = 30;

export async function show(main, { signal, same }) {
  title(t("articles"));
  let list = same && main.querySelector(".article-list");
  if (!list || main.querySelector("h1")?.textContent !== t("articles")) {
    list = h("div", { class: "article-list" });
    const search = settled((text) => go(changed({ q: text, page: null }), true), 150);
    replace(main, heading(t("articles")), h("div", { class: "search" }, h("label", { for: "find-articles" }, t("articleSearch")), h("input", { id: "find-articles", type: "search", value: parameter("q"), oninput: (event) => search(event.target.value) })), list);
  }
  await fill(list, () => get("articles", { q: parameter("q"), offset: pageOffset(SIZE), limit: SIZE }, signal), (found) => [
    h("p", { class: "told", role: "status" }, found.total === found.all ? t("nArticles", { n: number(found.all) }) : t("ofArticles", { n: number(found.total), all: number(found.all) })),
    found.articles.length ? h("ul", { class: "headlines" }, found.articles.map((article) => h("li", {}, h("a", { href: articleAddress(article.article), lang: article.lang }, article.title ?? article.begins ?? t("untitled")), h("span", { class: "meta" }, [article.publisher, day(article.published), article.lang?.toUpperCase()].filter(Boolean).join(" · "))))) : empty(t("noArticles")),
    pager(found.total, found.offset, SIZE),
  ], signal);
}
