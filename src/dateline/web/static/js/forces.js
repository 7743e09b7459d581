// Strengths of forces as steps, on the days of the timeline: one row for each force and place, from each telling to the next.
import { h, link, said } from "./dom.js";
import { S } from "./strings.js";

const W = 1000, HIGH = 14, MOST = 6;
const figure = (c) => (c.state !== "given" ? S.unknown : c.best !== null ? c.best.toLocaleString("en") : c.low !== null ? `≥ ${c.low.toLocaleString("en")}` : `≤ ${c.high.toLocaleString("en")}`);

// Each telling holds until the next; before the first nothing is known. `x` places an ISO day.
function row(posture, x) {
  const told = posture.told.filter((s) => s.as_of?.length === 10);
  const spans = told.map((s, i) => ({ s, from: x(s.as_of), to: i + 1 < told.length ? x(told[i + 1].as_of) : W })).filter((p) => p.to > 0 && p.from < W && p.to > p.from);
  if (!spans.length) return null;
  const svg = h("svg", { viewBox: `0 0 ${W} ${HIGH}`, preserveAspectRatio: "none", role: "img", "aria-label": spans.map((p) => `${p.s.as_of}: ${figure(p.s.count)}`).join(", then ") },
    spans.map((p, i) => h("rect", { x: Math.max(0, p.from), y: 2, width: Math.min(W, p.to) - Math.max(0, p.from), height: HIGH - 4, class: `force-step s${i % 2}` }, h("svg:title", {}, `${p.s.as_of}: ${figure(p.s.count)}, ${p.s.source}`))));
  const last = spans.at(-1).s;
  return h("div", { class: "force" }, h("p", {}, said(posture.force), ", ", said(posture.place), ": ", spans.map((p, i) => [i ? " → " : "", link(`/document/${p.s.record.split("/")[0]}`, figure(p.s.count))]), h("span", { class: "dim" }, ` (${last.as_of})`)), svg);
}

export function forces(postures, scale) {
  if (!scale) return null;
  const x = (day) => (((Date.parse(day) - scale.first) / 86400000 / scale.step) * W) / scale.bins;
  const rows = postures.map((p) => row(p, x)).filter(Boolean);
  if (!rows.length) return null;
  return h("details", { class: "forces", open: rows.length <= 3 }, h("summary", {}, S.forceSteps(rows.length)), rows.slice(0, MOST), rows.length > MOST ? link("/states", S.more) : null);
}
