// The eight statuses as line and sign: told apart without colour, the same in badges, charts and networks.

import { h, s } from "./dom.js";
import { comment, term } from "./words.js";

export const STATUSES = {
  Occurred: { dash: [], sign: "●", width: 2.5 },
  Ended: { dash: [14, 3, 2, 3], sign: "■", width: 2 },
  Announced: { dash: [8, 4], sign: "◐", width: 2 },
  Requested: { dash: [2, 4], sign: "?", width: 2.5 },
  Threatened: { dash: [12, 4, 4, 4], sign: "!", width: 2 },
  Refused: { dash: [5, 3, 1, 3], sign: "✕", width: 2 },
  Denied: { dash: [3, 7], sign: "⊘", width: 2 },
  Possible: { dash: [1, 6], sign: "◌", width: 2 },
};

export function line(status) {
  const { dash, width } = STATUSES[status] ?? STATUSES.Possible;
  return s(
    "svg", { class: "line", viewBox: "0 0 30 8", width: 30, height: 8, "aria-hidden": "true" },
    s("line", { x1: 1, y1: 4, x2: 29, y2: 4, "stroke-width": width, "stroke-dasharray": dash.join(" ") || undefined, "stroke-linecap": dash[0] <= 2 ? "round" : undefined }),
  );
}

export const badge = (status) => h("span", { class: `badge st-${status}`, title: comment(status) }, line(status), h("span", { class: "sign", "aria-hidden": "true" }, STATUSES[status]?.sign), term(status));
