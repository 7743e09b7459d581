// Parties and their ties at a day; who answered what.
import { S } from "./strings.js";
import { cells, fill, h, link, said, table } from "./dom.js";
import { get } from "./api.js";
import { chains } from "./chains.js";
import { onDay } from "./states.js";

const W = 900, H = 520, MOST = 120;

export async function show(into, { go }) {
  const on = new URLSearchParams(location.search).get("on");
  const [edges, responses] = await Promise.all([get("network", { on }), get("responses")]);
  const told = (e) => (e.basis === "register" ? h("span", { class: "dim" }, `${S.register}: ${e.sources[0]}`) : e.sources.slice(0, 4).map((s, i) => [i ? " " : null, link(`/document/${s.split("/")[0]}`, `[${i + 1}]`)]));
  fill(into, h("h1", {}, S.network), onDay(go), edges.length ? [graph(edges), table(null, ["who", "tie", "whom", "how", "per"], edges.map((e) => cells(said(e.subject), e.relation.replaceAll("_", " "), said(e.object), e.status, told(e))))] : h("p", { class: "empty" }, S.noneTold),
    h("section", {}, h("h2", {}, S.responses), responses.length ? [chains(responses), h("ul", {}, responses.map((r) => h("li", {}, link(`/event/${r.event}`, r.event_name), r.relation === "response_to" ? " answers " : " comes after ", link(`/event/${r.answers}`, r.answers_name), h("span", { class: "dim" }, r.relation === "response_to" ? `, per ${r.speaker}` : ` (${S.orderOnly})`))))] : h("p", { class: "empty" }, S.noneTold)));
}

// The picture, without ties to an office unless they are wanted: who holds one is a fact of many persons, and hides who fights whom.
function graph(edges) {
  const others = edges.filter((e) => e.relation !== "holds_office");
  if (!others.length || others.length === edges.length) return drawn(edges);
  const box = h("div", {}, drawn(others));
  const choose = h("input", { type: "checkbox", id: "offices", onchange: () => box.replaceChildren(drawn(choose.checked ? edges : others)) });
  return [h("p", { class: "field inline" }, choose, h("label", { for: "offices" }, ` ${S.offices} (${edges.length - others.length})`)), box];
}

// A tie as a line that opens what tells it: of the register, nothing.
function tie(e, line) {
  return e.basis === "register" || !e.sources.length ? line : h("svg:a", { href: `/document/${e.sources[0].split("/")[0]}`, "data-nav": "" }, line);
}

// Springs and charges from fixed places on a circle: the same ties give the same picture.
function drawn(edges) {
  const names = [...new Set(edges.flatMap((e) => [e.subject, e.object]))].slice(0, MOST);
  const at = new Map(names.map((n, i) => [n, { x: W / 2 + 220 * Math.cos((2 * Math.PI * i) / names.length), y: H / 2 + 190 * Math.sin((2 * Math.PI * i) / names.length) }]));
  const kept = edges.filter((e) => at.has(e.subject) && at.has(e.object));
  const points = [...at.values()];
  for (let step = 0; step < 220; step += 1) {
    const cool = 12 * (1 - step / 220);
    const force = points.map(() => [0, 0]);
    points.forEach((p, i) => points.forEach((q, j) => {
      if (i === j) return;
      const dx = p.x - q.x, dy = p.y - q.y, d2 = Math.max(40, dx * dx + dy * dy);
      force[i][0] += (5200 * dx) / d2 / Math.sqrt(d2) * 4; force[i][1] += (5200 * dy) / d2 / Math.sqrt(d2) * 4;
    }));
    for (const e of kept) {
      const i = points.indexOf(at.get(e.subject)), j = points.indexOf(at.get(e.object));
      const dx = points[j].x - points[i].x, dy = points[j].y - points[i].y, d = Math.hypot(dx, dy) || 1, pull = (d - 110) / 14;
      force[i][0] += (pull * dx) / d; force[i][1] += (pull * dy) / d; force[j][0] -= (pull * dx) / d; force[j][1] -= (pull * dy) / d;
    }
    points.forEach((p, i) => {
      const size = Math.hypot(...force[i]) || 1, k = Math.min(cool, size) / size;
      p.x = Math.max(60, Math.min(W - 60, p.x + force[i][0] * k + (W / 2 - p.x) * 0.004)); p.y = Math.max(20, Math.min(H - 20, p.y + force[i][1] * k + (H / 2 - p.y) * 0.006));
    });
  }
  const svg = h("svg", { viewBox: `0 0 ${W} ${H}`, class: "network", role: "img", "aria-label": "Graph of the ties in the table below" });
  for (const e of kept) {
    const a = at.get(e.subject), b = at.get(e.object);
    const ends = { x1: a.x, y1: a.y, x2: b.x, y2: b.y };
    svg.append(tie(e, h("g", {}, h("line", { ...ends, class: "near" }), h("line", { ...ends, class: `edge ${e.basis} ${e.status} r-${e.relation}` }, h("svg:title", {}, `${e.subject} ${e.relation.replaceAll("_", " ")} ${e.object} (${e.status}, ${e.basis})`)))));
    const t = 0.72;
    svg.append(h("circle", { cx: a.x + (b.x - a.x) * t, cy: a.y + (b.y - a.y) * t, r: 2.6, class: "way" }));
  }
  const taken = [];
  for (const [name, p] of at) {
    const label = name.length > 28 ? `${name.slice(0, 27)}…` : name;
    svg.append(h("circle", { cx: p.x, cy: p.y, r: 5, class: "node" }), h("text", { x: p.x, y: free(taken, p, label.length * 2.9), "text-anchor": "middle" }, label));
  }
  return h("figure", { class: "scroll" }, svg);
}

// The height of a name: above its node, or where no other name stands.
function free(taken, p, half) {
  const clear = (y) => taken.every((t) => Math.abs(t.y - y) > 11 || Math.abs(t.x - p.x) > t.half + half + 4);
  const y = [p.y - 9, p.y + 17, p.y - 21, p.y + 29].find(clear) ?? p.y - 9;
  taken.push({ x: p.x, y, half });
  return y;
}
