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

const iso = (t) => new Date(t).toISOString().slice(0, 10);

export function timeline(days, choose) {
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
