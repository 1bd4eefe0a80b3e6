// Language: what the page says, what the ontology calls things, what entities are called, how days and numbers are written.

import { here } from "./address.js";
import { MESSAGES } from "./messages.js";

let lang = "en";
let ontology = {};

export const currentLang = () => lang;

/** The language of the address, else of the browser. */
export function chooseLang() {
  const asked = here().searchParams.get("lang");
  lang = asked in MESSAGES ? asked : (navigator.languages ?? [navigator.language]).map((one) => one.slice(0, 2)).find((one) => one in MESSAGES) ?? "en";
  document.documentElement.lang = lang;
}

export const setOntology = (words) => {
  ontology = words;
};

/** A message; {name} in it is replaced. */
export function t(key, values = {}) {
  const message = MESSAGES[lang][key];
  if (message === undefined) throw new Error(`no message ${key}`);
  return message.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const splitCamel = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

/** The ontology's word for a kind, status or class. */
export const term = (name) => capital(ontology[name]?.label?.[lang] ?? splitCamel(name));
export const comment = (name) => ontology[name]?.comment?.[lang] ?? "";

/** What an entity is called in the page's language, else in any, else the last part of its IRI. */
export function label(iri, names) {
  const labels = names?.[iri]?.labels ?? {};
  return labels[lang] ?? labels.en ?? labels.de ?? Object.values(labels)[0] ?? decodeURIComponent(iri.slice(Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1));
}

export const number = (value) => new Intl.NumberFormat(lang === "de" ? "de-DE" : "en-GB", { maximumFractionDigits: 1 }).format(value);

export function day(iso) {
  if (!iso) return t("undated");
  return new Intl.DateTimeFormat(lang === "de" ? "de-DE" : "en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

export function month(iso) {
  if (!iso) return t("undated");
  return new Intl.DateTimeFormat(lang === "de" ? "de-DE" : "en-GB", { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(`${iso}-01T00:00:00Z`));
}

export const counted = (number_, many, one) => (number_ === 1 ? t(one) : t(many, { n: number(number_) }));

/** The days of a period; one that is a whole month or year is written as such. */
export function period(from, to) {
  if (!from && !to) return "";
  if (from && to) {
    if (from === to) return day(from);
    const last = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
    if (from.endsWith("-01-01") && to.endsWith("-12-31") && from.slice(0, 4) === to.slice(0, 4)) return from.slice(0, 4);
    if (from.endsWith("-01") && from.slice(0, 7) === to.slice(0, 7) && Number(to.slice(8)) === last) return month(from.slice(0, 7));
    return `${day(from)} – ${day(to)}`;
  }
  return from ? t("since", { day: day(from) }) : t("until", { day: day(to) });
}
