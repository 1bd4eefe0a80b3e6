// Claims around an entity as a network: points are entities, lines what is claimed between two, drawn by status.

import { claimAddress, entityAddress, go } from "./address.js";
import { get } from "./api.js";
import { h, replace } from "./dom.js";
import { entityLink } from "./parts.js";
import { badge, STATUSES } from "./status.js";
import { label, number, t, term } from "./words.js";

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const SHAPES = { State: "round-rectangle", Leader: "ellipse", Person: "ellipse", Alliance: "hexagon", Organization: "hexagon", GovernmentBody: "octagon", ArmedGroup: "octagon", WeaponSystem: "diamond", SanctionsProgramme: "tag", Place: "round-triangle", Treaty: "cut-rectangle" };

function looks() {
  const ink = css("--ink");
  return [
    { selector: "node", style: { label: "data(label)", "font-size": 12, "font-family": css("--sans"), color: ink, "text-valign": "bottom", "text-margin-y": 5, "text-wrap": "wrap", "text-max-width": 120, width: 22, height: 22, shape: (node) => SHAPES[node.data("kind")] ?? "ellipse", "background-color": css("--node"), "border-width": 1.5, "border-color": css("--node-line"), "text-background-color": css("--surface"), "text-background-opacity": 0.8, "text-background-padding": 1 } },
    { selector: "node.centre", style: { width: 34, height: 34, "background-color": css("--accent"), "font-weight": 700, "font-size": 14 } },
    { selector: "node:selected", style: { "border-width": 4, "border-color": css("--focus") } },
    { selector: "edge", style: { width: (edge) => Math.min(1.4 + Math.log2(edge.data("claims") + 1), 6), "curve-style": "bezier", "control-point-step-size": 34, "target-arrow-shape": "triangle", "arrow-scale": 0.9, label: "data(label)", "font-size": 10, "font-family": css("--sans"), color: css("--soft"), "text-rotation": "autorotate", "min-zoomed-font-size": 6, "text-background-color": css("--surface"), "text-background-opacity": 0.9, "text-background-padding": 1 } },
    ...Object.entries(STATUSES).map(([status, { dash }]) => ({
      selector: `edge[status = "${status}"]`,
      style: { "line-color": css(`--st-${status}`), "target-arrow-color": css(`--st-${status}`), "line-style": dash.length ? "dashed" : "solid", ...(dash.length ? { "line-dash-pattern": dash } : {}) },
    })),
    { selector: "edge[?both]", style: { "target-arrow-shape": "none" } },
    { selector: "edge:selected", style: { width: 5 } },
  ];
}

/** Draws the neighbourhood of `iri` into `box`; `filters()` gives the parameters for the server, `signal` ends it. */
export async function network(box, iri, filters, signal) {
  const { default: cytoscape } = await import("/static/vendor/cytoscape.esm.min.mjs");
  const canvas = h("div", { class: "canvas", role: "img" });
  const panel = h("div", { class: "picked", "aria-live": "polite" });
  const list = h("div", { class: "edge-list", tabindex: "-1" });
  const told = h("span", { class: "hint" });
  const names = {};
  const edges = new Map();
  const expanded = new Set();
  const legend = h("div", { class: "legend" }, Object.keys(STATUSES).map(badge));
  const tools = h("div", { class: "tools" }, told, h("button", { type: "button", class: "button", onclick: () => graph.fit(undefined, 30) }, t("fit")), h("button", { type: "button", class: "button", onclick: () => start() }, t("reset")));
  replace(box, h("p", { class: "hint" }, t("networkHint")), legend, h("div", { class: "stage" }, canvas, panel), tools, h("h3", {}, t("networkList")), list);
  const graph = cytoscape({ container: canvas, elements: [], style: looks(), minZoom: 0.2, maxZoom: 3, boxSelectionEnabled: false });

  const id = (edge) => [edge.from, edge.to, edge.role, edge.kind, edge.status].join(" ");

  function show(found, around) {
    Object.assign(names, found.names);
    const place = graph.getElementById(around).nonempty() ? graph.getElementById(around).position() : { x: 0, y: 0 };
    const fresh = found.edges.filter((edge) => !edges.has(id(edge)));
    const points = [...new Set([around, ...fresh.flatMap((edge) => [edge.from, edge.to])])].filter((one) => graph.getElementById(one).empty());
    points.forEach((one, at) => {
      const angle = (at / Math.max(1, points.length)) * 2 * Math.PI;
      const far = one === around ? 0 : expanded.size > 1 ? 150 : 1;
      graph.add({ group: "nodes", data: { id: one, label: label(one, names), kind: names[one]?.kind ?? "" }, position: { x: place.x + far * (expanded.size > 1 ? 1 : 300) * Math.cos(angle), y: place.y + far * (expanded.size > 1 ? 1 : 185) * Math.sin(angle) }, classes: one === iri ? "centre" : "" });
    });
    for (const edge of fresh) {
      edges.set(id(edge), edge);
      graph.add({ group: "edges", data: { id: id(edge), source: edge.from, target: edge.to, status: edge.status, claims: edge.claims, claim: edge.claim, both: edge.role === "actor", label: `${STATUSES[edge.status]?.sign ?? ""} ${term(edge.kind)}${edge.claims > 1 ? ` ×${number(edge.claims)}` : ""}` } });
    }
    // A star is clearest as an ellipse around its centre; what grows beyond it is moved apart.
    if (expanded.size === 1) graph.fit(undefined, 34);
    else graph.layout({ name: "cose", edgeElasticity: (edge) => 32 * edge.parallelEdges().length, animate: false, randomize: false, fit: true, padding: 34, nodeRepulsion: () => 150000, idealEdgeLength: () => 120, nodeOverlap: 24, componentSpacing: 80, gravity: 0.25, numIter: 600 }).run();
    canvas.setAttribute("aria-label", t("networkLabel", { name: label(iri, names) }));
    canvas.dataset.nodes = graph.nodes().length;
    canvas.dataset.edges = graph.edges().length;
    if (around === iri) told.textContent = t("shownOf", { n: number(found.shown), all: number(found.others) });
    drawList();
  }

  async function expand(one) {
    if (expanded.has(one)) return;
    expanded.add(one);
    const found = await get("neighbours", { iri: one, limit: one === iri ? Number(filters().limit) || 15 : 8, ...filters() }, signal);
    if (!signal.aborted) show(found, one);
  }

  async function start() {
    graph.elements().remove();
    edges.clear();
    expanded.clear();
    replace(panel);
    await expand(iri);
    if (!edges.size) replace(list, h("div", { class: "state empty" }, h("p", {}, t("noNetwork"))));
  }

  function pick(one) {
    replace(panel, entityLink(one, names), h("span", { class: "kind" }, names[one]?.kind ? term(names[one].kind) : ""), h("a", { class: "button", href: entityAddress(one) }, t("open")), expanded.has(one) ? "" : h("button", { type: "button", class: "button", onclick: async () => { await expand(one); pick(one); } }, t("expand")));
  }

  function drawList() {
    const sorted = [...edges.values()].sort((one, other) => other.claims - one.claims);
    replace(
      list, h("div", { class: "scroll" }, h("table", { class: "rows" },
        h("thead", {}, h("tr", {}, [t("role_actor"), t("kind"), t("status"), t("role_target"), t("claims"), ""].map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, sorted.map((edge) => {
          const other = edge.from === iri ? edge.to : edge.from;
          return h("tr", {}, h("td", {}, entityLink(edge.from, names)), h("td", {}, h("a", { href: claimAddress(edge.claim) }, term(edge.kind))), h("td", {}, badge(edge.status)), h("td", {}, entityLink(edge.to, names)), h("td", { class: "number" }, number(edge.claims)),
            h("td", {}, expanded.has(other) ? "" : h("button", { type: "button", class: "link", onclick: async () => { await expand(other); list.focus(); } }, t("expand"), h("span", { class: "visually-hidden" }, ` ${label(other, names)}`))));
        })),
      )),
    );
  }

  graph.on("tap", "node", (event) => pick(event.target.id()));
  graph.on("dbltap", "node", (event) => expand(event.target.id()));
  graph.on("tap", "edge", (event) => go(claimAddress(event.target.data("claim"))));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const restyle = () => graph.style(looks());
  dark.addEventListener("change", restyle);
  addEventListener("kg-colours", restyle);
  signal.addEventListener("abort", () => {
    dark.removeEventListener("change", restyle);
    removeEventListener("kg-colours", restyle);
    graph.destroy();
  });
  await start();
}
