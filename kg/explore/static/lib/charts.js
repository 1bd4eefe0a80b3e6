// Pictures of months, drawn as SVG: a strip of claims by status, and the balance of conflict and cooperation between two.

import { h, s } from "./dom.js";
import { month, number, t, term } from "./words.js";

/** Every month from the first to the last, also those without anything. */
export function months(known) {
  const dated = known.filter(Boolean).sort();
  if (!dated.length) return [];
  const all = [];
  let [year, number_] = dated[0].split("-").map(Number);
  const last = dated[dated.length - 1];
  for (let key = dated[0]; key <= last && all.length < 1200; ) {
    all.push(key);
    number_ += 1;
    if (number_ > 12) [year, number_] = [year + 1, 1];
    key = `${year}-${String(number_).padStart(2, "0")}`;
  }
  return all;
}

/** Marks below a strip: years, or months where there are few. */
function ticks(all, x, y, room) {
  const few = all.length <= 14;
  const wanted = all.map((key, at) => [key, at]).filter(([key, at]) => (few ? at % Math.ceil(all.length / (room / 110)) === 0 : key.endsWith("-01") || at === 0));
  const every = Math.max(1, Math.ceil(wanted.length / (room / 90)));
  return wanted.filter((_, at) => at % every === 0).map(([key, at]) => s("text", { x: x(at), y, class: "tick" }, few ? month(key) : key.slice(0, 4)));
}

/** Bars a month: what occurred below, all else hatched on top of it. `counts` maps a month to status to number. */
export function strip(counts, picked, label, room) {
  const all = months(Object.keys(counts));
  if (all.length < 2) return null;
  const height = 74;
  const most = Math.max(...Object.values(counts).map((by) => Object.values(by).reduce((sum, n) => sum + n, 0)));
  const step = room / all.length;
  const x = (at) => at * step;
  const bars = all.map((key, at) => {
    const by = counts[key] ?? {};
    const occurred = by.Occurred ?? 0;
    const other = Object.entries(by).reduce((sum, [status, n]) => sum + (status === "Occurred" ? 0 : n), 0);
    if (!occurred && !other) return "";
    const tall = (n) => (n / most) * (height - 8);
    const told = `${month(key)}: ${Object.entries(by).map(([status, n]) => `${term(status)} ${number(n)}`).join(", ")}`;
    const width = Math.max(1.5, Math.min(step - Math.min(2, step * 0.25), 26));
    return s(
      "g", { class: "bar", onclick: () => picked(key) },
      s("title", {}, told),
      s("rect", { x: x(at), y: 0, width: step, height, class: "catch" }),
      s("rect", { x: x(at), y: height - tall(occurred), width, height: tall(occurred), class: "occurred" }),
      s("rect", { x: x(at), y: height - tall(occurred) - tall(other), width, height: tall(other), class: "other", fill: "url(#hatch)" }),
    );
  });
  return s(
    "svg", { class: "strip", viewBox: `0 0 ${room} ${height + 20}`, role: "img", "aria-label": label },
    s("defs", {}, s("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("rect", { width: 5, height: 5, class: "hatch-ground" }), s("line", { x1: 0, y1: 0, x2: 0, y2: 5, class: "hatch-line" }))),
    bars, s("line", { x1: 0, y1: height, x2: room, y2: height, class: "axis" }), ticks(all, x, height + 15, room),
  );
}

/** Plain bars, one a month. */
export function bars(counts, label, room) {
  return strip(Object.fromEntries(Object.entries(counts).map(([key, n]) => [key, { Occurred: n }])), () => {}, label, room);
}

/** Round values between conflict and cooperation for the lines behind the bars. */
function steps(up, down) {
  const rough = (up + down) / 5;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((n) => n * size).find((n) => n >= rough);
  const values = [];
  for (let value = -Math.floor(down / step) * step; value <= up; value += step) if (Math.abs(value) > step / 10) values.push(value);
  return values;
}

/** Cooperation up, conflict down, one pair of bars a month. */
export function balance(rows, chosen, picked, label, room) {
  const by = new Map(rows.map((row) => [row.month, row]));
  const all = months([...by.keys()]);
  if (!all.length) return null;
  const height = 260;
  const up = Math.max(1, ...rows.map((row) => row.cooperation));
  const down = Math.max(1, ...rows.map((row) => -row.conflict));
  const scale = (height - 20) / (up + down);
  const zero = 10 + up * scale;
  const left = 46;
  const step = (room - left) / Math.max(all.length, 6);
  const x = (at) => left + at * step;
  const width = Math.max(2, Math.min(step * 0.7, 34));
  const drawn = all.map((key, at) => {
    const row = by.get(key);
    if (!row) return "";
    return s(
      "g", { class: `bar ${chosen === key ? "chosen" : ""}`, onclick: () => picked(key) },
      s("title", {}, `${month(key)}: ${t("cooperation")} ${number(row.cooperation)}, ${t("conflict")} ${number(row.conflict)}, ${t("claims")} ${number(row.claims)}`),
      s("rect", { x: x(at), y: 0, width: step, height, class: "catch" }),
      s("rect", { x: x(at), y: zero - row.cooperation * scale, width, height: row.cooperation * scale, class: "cooperation" }),
      s("rect", { x: x(at), y: zero, width, height: -row.conflict * scale, class: "conflict" }),
      row.unscored === row.claims ? s("circle", { cx: x(at) + width / 2, cy: zero, r: 3, class: "unscored" }) : "",
    );
  });
  const grid = steps(up, down).map((value) => [
    s("line", { x1: left, x2: room, y1: zero - value * scale, y2: zero - value * scale, class: "grid" }),
    s("text", { x: left - 8, y: zero - value * scale + 4, class: "tick end" }, `${value > 0 ? "+" : "−"}${number(Math.abs(value))}`),
  ]);
  return s("svg", { class: "balance", viewBox: `0 0 ${room} ${height + 24}`, role: "img", "aria-label": label }, grid, drawn, s("line", { x1: left, x2: room, y1: zero, y2: zero, class: "axis" }), ticks(all, x, height + 18, room));
}

export const figure = (picture, caption) => (picture ? h("figure", { class: "chart" }, picture, caption && h("figcaption", {}, caption)) : "");
