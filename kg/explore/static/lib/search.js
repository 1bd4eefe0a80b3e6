// A field that finds entities while one types: an ARIA combobox with a list.

import { get } from "./api.js";
import { h, replace, settled } from "./dom.js";
import { label, number, t, term } from "./words.js";

let made = 0;

/** options: label, placeholder, value (an IRI and its names), picked(hit), typed(text), big, name. */
export function entityField(options) {
  const id = `field-${++made}`;
  const input = h("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
    placeholder: options.placeholder ?? t("searchHint"), "aria-label": options.hideLabel ? options.label : undefined, value: options.value ?? "",
  });
  const list = h("ul", { id: `${id}-list`, role: "listbox", class: "hits", hidden: true, "aria-label": options.label });
  const box = h("div", { class: `search ${options.big ? "big" : ""}` }, options.hideLabel ? "" : h("label", { for: id }, options.label), h("div", { class: "field" }, input, list));
  let hits = [];
  let at = -1;
  let asked = null;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(next) {
    at = next;
    [...list.querySelectorAll('[role="option"]')].forEach((option, index) => {
      option.setAttribute("aria-selected", String(index === at));
      if (index === at) option.scrollIntoView({ block: "nearest" });
    });
    if (at >= 0) input.setAttribute("aria-activedescendant", `${id}-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function pick(hit) {
    close();
    input.value = options.keep ? label(hit.iri, { [hit.iri]: hit }) : "";
    options.picked(hit);
  }

  function draw() {
    const options_ = hits.map((hit, index) => {
      const name = label(hit.iri, { [hit.iri]: hit });
      return h(
        "li", { id: `${id}-${index}`, role: "option", "aria-selected": "false", class: `k-${hit.kind}`, onpointerdown: (event) => event.preventDefault(), onclick: () => pick(hit) },
        h("span", { class: "name" }, name), hit.matched !== name && h("span", { class: "matched" }, hit.matched), h("span", { class: "kind" }, term(hit.kind)), h("span", { class: "named" }, hit.mentions ? t("named", { n: number(hit.mentions) }) : t("unnamed")),
      );
    });
    replace(list, options_.length ? options_ : h("li", { class: "none", role: "presentation" }, t("noHits")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    at = -1;
  }

  const look = settled(async () => {
    asked?.abort();
    const text = input.value.trim();
    if (!text) return close();
    asked = new AbortController();
    try {
      hits = (await get("search", { q: text, limit: 10 }, asked.signal)).hits;
      if (document.activeElement === input && input.value.trim() === text) draw();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }, 60);

  input.addEventListener("input", () => {
    options.typed?.(input.value.trim());
    look();
  });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden && hits.length > 0;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return look();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((at + step + hits.length + (at < 0 && step < 0 ? 1 : 0)) % hits.length);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      pick(hits[Math.max(at, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  return { box, input };
}
