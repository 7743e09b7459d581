// An event: what is settled, what else is told, every telling, why they stand together, and the source beside it.
import { S } from "./strings.js";
import { add, fill, h, link, outside, replace, said } from "./dom.js";
import { failed, get, post, tell } from "./api.js";
import { goTo, light, marked } from "./text.js";
import { outlet } from "./values.js";

const writable = () => document.documentElement.dataset.readOnly !== "yes";

export async function show(into, { id, go }) {
  const e = await get(`events/${encodeURIComponent(id)}`);
  const named = Object.fromEntries(e.tellings.map((t) => [t.id, outlet(t.document)]));
  const side = h("aside", { class: "source", "aria-label": S.source });
  const open = async (t) => {
    try { await source(side, t); } catch (error) { failed(error); }
  };
  fill(into, h("div", { class: "two" },
    h("div", {},
      h("h1", {}, e.headline), h("p", { class: "meta" }, `${e.standing}; `, `${e.reports} report${e.reports === 1 ? "" : "s"}; `, e.id),
      h("h2", {}, S.settled), h("dl", { class: "fields" }, e.fields.map((f) => [
        h("dt", {}, f.label), h("dd", {}, said(f.value), f.others.length ? [
          h("ul", { class: "others" }, f.others.map((o) => h("li", {}, said(o.value), h("span", { class: "dim" }, ` – ${o.reports.map((r) => named[r] || r).join("; ")}`)))),
          h("span", { class: "dim" }, `${S.policy}: ${f.policy}`)] : null)])),
      history(e), h("h2", {}, S.tellings), e.tellings.map((t) => telling(t, e, open, go)), judgements(e, named), together(e, go)),
    side));
  await source(side, e.tellings[0]);
}

function telling(t, e, open, go) {
  return h("article", { class: "telling" },
    h("h3", {}, said(outlet(t.document))), h("blockquote", { dir: "auto" }, `“${t.quote}”`),
    h("p", {}, h("button", { type: "button", onclick: () => open(t) }, S.source), " ",
      e.tellings.length > 1 && writable() ? h("button", { type: "button", class: "quiet", onclick: (ev) => form(ev.target, S.apart, async (by, why) => {
        for (const other of e.tellings) if (other.id !== t.id) await post("judgements", { a: t.id, b: other.id, verdict: "different", by, why });
        tell(S.kept); go(`/event/${e.id}`);
      }) }, S.apart) : null));
}

function history(e) {
  const lists = Object.entries(e.history).filter(([, steps]) => steps.length > 1);
  return lists.length ? [h("h2", {}, S.history), lists.map(([field, steps]) => h("div", {}, h("h3", {}, field === "deaths" ? "Killed" : "Wounded"), chart(steps),
    h("ol", { class: "history" }, steps.map((s) => h("li", {}, h("time", {}, (s.published || "undated").slice(0, 10)), " ", said(s.words), s.speaker ? h("span", { class: "dim" }, ", per ", said(s.speaker)) : null)))))] : null;
}

function chart(steps) {
  const figures = steps.map((s) => s.value?.best ?? s.value?.low ?? null);
  const top = Math.max(...figures.filter((x) => x !== null), 1);
  if (figures.filter((x) => x !== null).length < 2) return null;
  const x = (i) => 10 + (i * 280) / Math.max(1, figures.length - 1), y = (v) => 56 - (v / top) * 46;
  let path = "";
  figures.forEach((v, i) => { if (v !== null) path += path ? `H${x(i)}V${y(v)}` : `M${x(i)},${y(v)}`; });
  return h("svg", { viewBox: "0 0 300 64", class: "steps", role: "img", "aria-label": steps.map((s) => s.words).join(", then ") }, h("path", { d: path }),
    figures.map((v, i) => (v === null ? h("text", { x: x(i), y: 60 }, "?") : h("circle", { cx: x(i), cy: y(v), r: 3 }))));
}

function judgements(e, named) {
  if (!e.judgements.length) return h("p", { class: "dim" }, S.noJudgements);
  return h("details", {}, h("summary", {}, S.judgements), h("ol", { class: "judgements" }, e.judgements.map((j) => h("li", {},
    `${named[j.a] || j.a} and ${named[j.b] || j.b}: ${j.verdict}${j.score === null ? "" : `, ${j.score} points`}, by `, said(j.by), j.why ? [": ", said(j.why)] : null,
    h("ul", {}, j.reasons.map((r) => h("li", { class: "dim" }, `${r.feature} ${r.points > 0 ? "+" : ""}${r.points}: `, said(r.a), " | ", said(r.b))))))));
}

function together(e, go) {
  if (!writable()) return h("p", { class: "dim" }, S.readOnly);
  return h("p", {}, h("button", { type: "button", class: "quiet", onclick: (ev) => form(ev.target, S.together, async (by, why, other) => {
    await post("judgements", { a: e.tellings[0].id, b: other, verdict: "same", by, why });
    tell(S.kept); go(`/event/${e.id}`);
  }, true) }, S.together));
}

export function form(button, title, keep, asksOther = false) {
  document.querySelector("form.judge")?.remove();
  const field = (id, label, value = "") => h("div", { class: "field" }, h("label", { for: id }, label), h("input", { id, name: id, required: true, value, maxlength: 500 }));
  let name = "";
  try { name = localStorage.getItem("by") || ""; } catch { name = ""; }
  const made = h("form", { class: "judge", "aria-label": title, onsubmit: async (ev) => {
    ev.preventDefault();
    const given = Object.fromEntries(new FormData(made));
    try { localStorage.setItem("by", given.by); } catch { /* not kept: it is asked again */ }
    try { await keep(given.by, given.why, given.other); made.remove(); } catch (error) { failed(error); }
  } }, asksOther ? field("other", S.otherId) : null, field("by", S.whoJudges, name), field("why", S.whyJudge),
  h("button", { type: "submit" }, S.judge), " ", h("button", { type: "button", class: "quiet", onclick: () => made.remove() }, S.cancel));
  button.after(made);
  made.querySelector("input").focus();
}

async function source(side, t) {
  const d = await get(`documents/${encodeURIComponent(t.document.id)}`);
  const marks = t.statements.filter((s) => s.spans.length).map((s, i) => ({ id: `s${i}`, kind: "event", label: `${s.field}: ${s.value}`, spans: s.spans, s }));
  const text = marked(d.text, [{ id: "all", kind: "clause", label: "the words that tell it", spans: t.spans }, ...marks]);
  const list = h("ul", { class: "statements" }, marks.map((m) => h("li", { tabindex: "0", "data-id": m.id, title: m.s.coder }, h("span", { class: "dim" }, `${m.s.field} `), said(m.s.value))));
  for (const li of list.children) for (const [on, off] of [["mouseenter", "mouseleave"], ["focus", "blur"]]) {
    li.addEventListener(on, () => light(text, li.dataset.id)); li.addEventListener(off, () => light(text, null));
  }
  text.addEventListener("mouseover", (ev) => { const ids = ev.target.dataset?.ids?.split(" ") || []; for (const li of list.children) li.classList.toggle("lit", ids.includes(li.dataset.id)); });
  replace(side, h("h2", {}, said(d.title || outlet(d))), h("p", { class: "meta" }, said(outlet(d))), h("p", {}, link(`/document/${d.id}`, S.openSource), " ", outside(d.url, S.original)), list, text);
  requestAnimationFrame(() => { const first = text.querySelector("mark"); if (first) text.scrollTop = first.offsetTop - text.offsetTop - 60; });
}
