// The SPARQL editor: YASGUI's editor over /sparql, answers as tables whose cells lead to the other views.

import { changed, note, parameter } from "../lib/address.js";
import { raw } from "../lib/api.js";
import { h, replace } from "../lib/dom.js";
import { failure, heading, loading, title } from "../lib/parts.js";
import { answer } from "../lib/table.js";
import { t } from "../lib/words.js";

const EXAMPLE = `PREFIX kg: <https://w3id.org/geokg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?claim ?actor ?status ?quote WHERE {
  ?claim kg:about ?event ; kg:status ?status ; kg:quote ?quote .
  ?event a kg:ArmsTransfer ; kg:actor/rdfs:label ?actor .
  FILTER(LANG(?actor) = "en")
}
ORDER BY ?actor ?claim
LIMIT 50`;
const DOWNLOADS = { rows: [["asCsv", "csv", "text/csv"], ["asJson", "json", "application/sparql-results+json"], ["asTsv", "tsv", "text/tab-separated-values"], ["asXml", "xml", "application/sparql-results+xml"]], triples: [["asTurtle", "ttl", "text/turtle"], ["asNTriples", "nt", "application/n-triples"]] };

let loaded = null;

function yasqe() {
  loaded ??= new Promise((resolve, reject) => {
    document.head.append(h("link", { rel: "stylesheet", href: "/static/vendor/yasqe.min.css" }));
    document.head.append(h("script", { src: "/static/vendor/yasqe.min.js", onload: () => resolve(window.Yasqe.default ?? window.Yasqe.Yasqe ?? window.Yasqe), onerror: () => reject(new Error("yasqe.min.js")) }));
  });
  return loaded;
}

export async function show(main, { signal }) {
  title(t("editorTitle"));
  const box = h("div", { class: "editor" });
  const result = h("div", { class: "result" });
  const button = h("button", { type: "button", class: "button main", onclick: () => run() }, t("run"));
  const stop = h("button", { type: "button", class: "button", hidden: true, onclick: () => asking?.abort() }, t("stop"));
  replace(main, heading(t("editorTitle"), t("editorHint")), box, h("div", { class: "tools" }, button, stop, h("span", { class: "hint" }, t("endpointIs", { url: `${location.origin}/sparql` }))), result);
  const text = parameter("query") || EXAMPLE;
  let asking = null;
  let editor = null;
  const Yasqe = await yasqe();
  if (signal.aborted) return;
  const enter = () => run();
  editor = new Yasqe(box, {
    value: text, persistenceId: null, consumeShareLink: null, createShareableLink: () => "", createShortLink: undefined, showQueryButton: false, prefixCcApi: null, autocompleters: ["variables"], resizeable: false, editorHeight: "300px", lineWrapping: true,
    screenReaderLabel: t("query"), inputStyle: "textarea", extraKeys: { "Ctrl-Enter": enter, "Cmd-Enter": enter, Tab: false, "Shift-Tab": false }, requestConfig: { endpoint: "/sparql" },
  });
  editor.setValue(text);
  box.dataset.ready = "true";
  signal.addEventListener("abort", () => asking?.abort());

  async function run() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const asked = editor.getValue();
    note(changed({ query: asked.length < 4000 ? asked : null }));
    button.textContent = t("running");
    stop.hidden = false;
    replace(result, loading());
    try {
      const accept = "application/sparql-results+json, text/turtle;q=0.9";
      const response = await raw(() => send(asked, accept, mine.signal));
      const triples = !response.headers.get("content-type").includes("json");
      const drawn = await answer(response);
      if (!mine.signal.aborted) replace(result, h("p", { class: "downloads" }, t("download"), ": ", DOWNLOADS[triples ? "triples" : "rows"].map(([name, ending, media]) => h("button", { type: "button", class: "button", onclick: () => save(asked, media, `answer.${ending}`, result) }, t(name)))), drawn);
    } catch (error) {
      if (error.name === "AbortError") replace(result);
      else replace(result, failure(error, run));
    }
    if (asking === mine) {
      button.textContent = t("run");
      stop.hidden = true;
    }
  }
  if (parameter("query") && parameter("run")) await run();
}

const send = (text, accept, signal) => fetch("/sparql", { method: "POST", headers: { "Content-Type": "application/sparql-query", Accept: accept }, body: text, signal });

async function save(text, media, name, result) {
  try {
    const url = URL.createObjectURL(await (await raw(() => send(text, media))).blob());
    h("a", { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    result.prepend(failure(error));
  }
}

