// A text with its marks. Offsets of the API count code points; a page counts otherwise, so the text is cut as code points.
import { h, visible } from "./dom.js";

export function marked(text, marks, from = 0, to = null) {
  const points = Array.from(text);
  const end = Math.min(to ?? points.length, points.length);
  const cuts = new Set([from, end]);
  for (const m of marks) for (const [a, b] of m.spans) { if (a > from && a < end) cuts.add(a); if (b > from && b < end) cuts.add(b); }
  const at = [...cuts].sort((a, b) => a - b);
  const starts = [], ends = [];
  for (const m of marks) for (const [a, b] of m.spans) { starts.push([a, m]); ends.push([b, m]); }
  starts.sort((x, y) => x[0] - y[0]); ends.sort((x, y) => x[0] - y[0]);
  const open = new Map();
  let i = 0, j = 0;
  const out = h("div", { class: "text", dir: "auto", tabindex: "0", role: "region", "aria-label": "source text" });
  for (let k = 0; k + 1 < at.length; k += 1) {
    while (j < ends.length && ends[j][0] <= at[k]) { const m = ends[j][1]; open.set(m, (open.get(m) || 0) - 1); if (open.get(m) <= 0) open.delete(m); j += 1; }
    while (i < starts.length && starts[i][0] <= at[k]) { const m = starts[i][1]; open.set(m, (open.get(m) || 0) + 1); i += 1; }
    const words = visible(points.slice(at[k], at[k + 1]).join(""));
    const on = [...open.keys()];
    out.append(on.length ? h("mark", { class: on.map((m) => `m-${m.kind}`).join(" "), "data-ids": on.map((m) => m.id).join(" "), "data-start": at[k], title: on.map((m) => m.label).join(" · ") }, words) : document.createTextNode(words));
  }
  return out;
}

// Lights the words of one mark, or none.
export function light(container, id) {
  for (const m of container.querySelectorAll("mark[data-ids]")) m.classList.toggle("lit", id !== null && m.dataset.ids.split(" ").includes(id));
}

export function goTo(container, start) {
  const all = [...container.querySelectorAll("mark[data-start]")];
  const found = all.find((m) => Number(m.dataset.start) >= start) || all.at(-1);
  if (found) found.scrollIntoView({ block: "center" });
}
