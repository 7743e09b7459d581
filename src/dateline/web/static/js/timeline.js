// Events by day, week or month as bars; a period is chosen by dragging.
import { S } from "./strings.js";
import { h } from "./dom.js";

const DAY = 86400000;
const W = 1000, H = 110, LOW = 88;

function binned(days) {
  const known = days.filter(([d]) => d.length === 10);
  if (!known.length) return null;
  const first = Date.parse(known[0][0]), last = Date.parse(known.at(-1)[0]);
  const span = (last - first) / DAY + 1;
  const step = span <= 120 ? 1 : span <= 900 ? 7 : 30.4375;
  const bins = new Array(Math.floor((last - first) / DAY / step) + 1).fill(0);
  for (const [d, n] of known) bins[Math.floor((Date.parse(d) - first) / DAY / step)] += n;
  return { first, step, bins, label: step === 1 ? S.timeline : step === 7 ? S.timelineWeeks : S.timelineMonths };
}

// Where the days of the timeline stand: the first day (ms), the days of a bar, the number of bars.
export function scale(days) {
  const made = binned(days);
  return made && { first: made.first, step: made.step, bins: made.bins.length };
}

const iso = (t) => new Date(t).toISOString().slice(0, 10);

// Our own count added up, as a step line, with published counts as points at their last day.
export function stepped(days, published) {
  const known = days.filter(([d]) => d.length === 10);
  const points = published.filter((p) => p.measure === "events" && !p.part && p.until?.length === 10 && (p.best ?? p.low) !== null);
  if (!known.length || !points.length) return null;
  const all = [...known.map(([d]) => d), ...points.map((p) => p.until)].map((d) => Date.parse(d));
  const first = Math.min(...all), last = Math.max(...all, first + DAY);
  const most = Math.max(known.reduce((n, [, k]) => n + k, 0), ...points.map((p) => p.best ?? p.low));
  const x = (d) => 20 + ((Date.parse(d) - first) / (last - first)) * (W - 40), y = (n) => H + 40 - (n / most) * (H + 22);
  let sum = 0, path = `M20,${y(0)}`;
  for (const [d, n] of known) { sum += n; path += `H${x(d)}V${y(sum)}`; }
  const svg = h("svg", { viewBox: `0 0 ${W} ${H + 60}`, class: "stepped", role: "img", "aria-label": S.stepped }, h("path", { d: `${path}H${W - 20}` }),
    h("text", { x: W - 16, y: y(sum) + 4 }, String(sum)), h("text", { x: 20, y: H + 58 }, iso(first)), h("text", { x: W - 20, y: H + 58, "text-anchor": "end" }, iso(last)),
    points.map((p) => h("text", { x: x(p.until) - 10, y: y(p.best ?? p.low) + 4, "text-anchor": "end" }, p.best === null ? `≥${p.low}` : String(p.best))),
    points.map((p) => h("circle", { cx: x(p.until), cy: y(p.best ?? p.low), r: 5, class: "published" }, h("svg:title", {}, `${p.until}: ${p.best ?? `≥${p.low}`} ${p.unit}, ${p.counter}`))));
  return h("figure", { class: "time" }, svg, h("figcaption", { class: "legend" }, S.stepped));
}

export function timeline(days, choose, truces = []) {
  const made = binned(days);
  if (!made) return null;
  const { first, step, bins, label } = made;
  const top = Math.max(...bins, 1), wide = W / bins.length, bar = Math.min(wide * 0.84, 28);
  const day = (i) => first + Math.round(i * step) * DAY;
  const svg = h("svg", { viewBox: `0 0 ${W} ${H}`, class: "timeline", role: "img", "aria-label": label, preserveAspectRatio: "none" });
  bins.forEach((n, i) => {
    if (n) svg.append(h("rect", { x: i * wide + (wide - bar) / 2, width: Math.max(0.8, bar), y: LOW - (n / top) * (LOW - 6), height: (n / top) * (LOW - 6), class: "bar" }, h("svg:title", {}, `${iso(day(i))}: ${S.events(n)}`)));
  });
  svg.append(h("line", { x1: 0, x2: W, y1: LOW, y2: LOW, class: "axis" }));
  for (const t of truces) for (const s of t.steps) {
    const i = s.day && s.day.length === 10 ? (Date.parse(s.day) - first) / DAY / step : -1;
    if (i >= 0 && i <= bins.length) svg.append(h("line", { x1: (i + 0.5) * wide, x2: (i + 0.5) * wide, y1: 0, y2: H - 8, class: `truce-step ${s.state}` }, h("svg:title", {}, `${s.day}: ${S.truce} ${s.state} (${t.by}), ${s.source}`)));
  }
  const brush = h("rect", { y: 0, height: LOW, class: "brush", width: 0, x: 0 });
  svg.append(brush);
  let from = null;
  const at = (e) => { const b = svg.getBoundingClientRect(); return Math.max(0, Math.min(W - 0.01, ((e.clientX - b.left) / b.width) * W)); };
  svg.addEventListener("pointerdown", (e) => { from = at(e); svg.setPointerCapture(e.pointerId); });
  svg.addEventListener("pointermove", (e) => { if (from !== null) { const x = at(e); brush.setAttribute("x", Math.min(x, from)); brush.setAttribute("width", Math.abs(x - from)); } });
  svg.addEventListener("pointerup", (e) => {
    if (from === null) return;
    const [a, b] = [from, at(e)].sort((x, y) => x - y);
    from = null;
    choose(iso(day(Math.floor(a / wide))), iso(day(Math.floor(b / wide) + 1) - DAY));
  });
  const axis = h("div", { class: "days" }, h("span", {}, iso(first)), h("span", { class: "hint" }, label), h("span", {}, iso(day(bins.length - 1))));
  return h("figure", { class: "time" }, svg, axis);
}
