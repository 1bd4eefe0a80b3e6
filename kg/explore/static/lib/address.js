// Addresses of views. Everything that can be looked at has one, and the language travels along where it was chosen.

export const WD = "http://www.wikidata.org/entity/";
export const ID = "https://w3id.org/geokg/id/";
export const KG = "https://w3id.org/geokg/ontology#";

export const here = () => new URL(location.href);
export const parameter = (name) => here().searchParams.get(name) ?? "";
export const parameters = (name) => here().searchParams.getAll(name);

/** An address with these parameters; empty ones are left out. */
export function address(path, more = {}) {
  const url = new URL(path, location.origin);
  for (const [name, value] of Object.entries(more)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== "") url.searchParams.append(name, one);
  }
  const lang = parameter("lang");
  if (lang && !url.searchParams.has("lang")) url.searchParams.set("lang", lang);
  return url.pathname + url.search;
}

/** This address with some parameters changed; null takes one away. */
export function changed(more) {
  const url = here();
  for (const [name, value] of Object.entries(more)) {
    url.searchParams.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== null && one !== "") url.searchParams.append(name, one);
  }
  return url.pathname + url.search;
}

const path = (local) => local.split("/").map(encodeURIComponent).join("/");

export const entityName = (iri) => (iri.startsWith(WD) ? iri.slice(WD.length) : iri.startsWith(ID) ? iri.slice(ID.length) : iri);
export const entityAddress = (iri, more) => address(`/entity/${iri.startsWith(WD) || iri.startsWith(ID) ? path(entityName(iri)) : encodeURIComponent(iri)}`, more);
export const claimAddress = (iri, more) => address(`/claim/${local(iri, "claim/")}`, more);
export const articleAddress = (iri, more) => address(`/article/${local(iri, "article/")}`, more);
export const pairAddress = (one, other, more) => address("/pair", { one: one && entityName(one), other: other && entityName(other), ...more });

const local = (iri, kind) => (iri.startsWith(ID + kind) ? path(iri.slice(ID.length + kind.length)) : encodeURIComponent(iri));

/** The IRI that an entity's short name in an address stands for. */
export function entityIri(name) {
  if (/^Q[1-9]\d*$/.test(name)) return WD + name;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(name) ? name : ID + name;
}

export const iriOf = (kind, name) => (/^[a-z][a-z0-9+.-]*:\/\//i.test(name) ? name : `${ID}${kind}/${name}`);

/** Whether an IRI is one of an entity, a claim or an article, and where that is shown. */
export function viewOf(iri) {
  if (iri.startsWith(`${ID}claim/`)) return claimAddress(iri);
  if (iri.startsWith(`${ID}article/`)) return articleAddress(iri);
  if (/^Q[1-9]\d*$/.test(iri.slice(WD.length)) && iri.startsWith(WD)) return entityAddress(iri);
  if (/^(state|leader|person|organization|alliance|government-body|armed-group|weapon-system|sanctions-programme|place)\//.test(iri.slice(ID.length)) && iri.startsWith(ID)) return entityAddress(iri);
  return null;
}

let moved = () => {};
export const onMove = (action) => {
  moved = action;
};

/** Goes to an address of this application; `quiet` replaces the present one in the history. */
export function go(to, quiet = false) {
  history[quiet ? "replaceState" : "pushState"](null, "", to);
  moved(quiet);
}

/** Changes the address without drawing anything anew. */
export const note = (to) => history.replaceState(null, "", to);
