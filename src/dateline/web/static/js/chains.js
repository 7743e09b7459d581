// Which event answers which: each event right of those that it answers, with arrows back to them.
import { h } from "./dom.js";
import { S } from "./strings.js";

const WIDE = 350, HIGH = 56, MOST = 60;

// How many answers lie before an event; a circle of answers ends where it began.
function depths(links) {
  const before = new Map();
  for (const r of links) before.set(r.event, [...(before.get(r.event) || []), r.answers]);
  const depth = (id, seen) => (seen.has(id) ? 0 : Math.max(0, ...(before.get(id) || []).map((b) => 1 + depth(b, new Set([...seen, id])))));
  return (id) => depth(id, new Set());
}

export function chains(responses) {
  const links = responses.slice(0, MOST), names = new Map(), columns = [], at = new Map();
  for (const r of links) names.set(r.answers, r.answers_name).set(r.event, r.event_name);
  const depth = depths(links);
  for (const id of names.keys()) (columns[depth(id)] ||= []).push(id);
  columns.forEach((ids, x) => ids?.forEach((id, y) => at.set(id, { x: x * WIDE + 12, y: y * HIGH + 22 })));
  const width = columns.length * WIDE, height = Math.max(...columns.map((c) => c?.length || 0)) * HIGH;
  const svg = h("svg", { viewBox: `0 0 ${width} ${height}`, width, height, class: "chains", role: "group", "aria-label": S.chains });
  for (const r of links) {
    const a = at.get(r.event), b = at.get(r.answers), [x1, x2] = [a.x - 4, b.x + WIDE - 60];
    svg.append(h("path", { d: `M${x1},${a.y}C${x1 - 30},${a.y} ${x2 + 30},${b.y} ${x2},${b.y}`, class: `answer-line ${r.relation}` }, h("svg:title", {}, r.relation === "response_to" ? `per ${r.speaker}` : S.orderOnly)));
  }
  for (const [id, name] of names) {
    const { x, y } = at.get(id);
    svg.append(h("svg:a", { href: `/event/${id}`, "data-nav": "", "aria-label": name }, h("svg:title", {}, name), h("rect", { x, y: y - 16, width: WIDE - 62, height: 32, rx: 5 }), h("text", { x: x + 8, y: y + 4 }, name.length > 44 ? `${name.slice(0, 43)}…` : name)));
  }
  return h("figure", { class: "scroll" }, svg, h("figcaption", { class: "legend" }, S.chains));
}
