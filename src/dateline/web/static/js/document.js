// A source as it was read, with every annotation.
import { S } from "./strings.js";
import { fill, h, link, outside, replace, said } from "./dom.js";
import { get } from "./api.js";
import { goTo, light, marked } from "./text.js";
import { outlet } from "./values.js";

export async function show(into, { id }) {
  const d = await get(`documents/${encodeURIComponent(id)}`);
  const kinds = [...new Set(d.records.map((r) => r.kind)), ...(d.issues.some((i) => i.span) ? ["issue"] : [])];
  const on = new Set(kinds);
  const holder = h("div");
  const draw = () => {
    const marks = d.records.filter((r) => on.has(r.kind)).map((r) => ({ id: r.id, kind: r.kind, label: `${r.label} ${r.id.split("/")[1]}`, spans: r.spans }));
    if (on.has("issue")) d.issues.forEach((i, n) => i.span && marks.push({ id: `i${n}`, kind: "issue", label: i.message, spans: [i.span] }));
    replace(holder, marked(d.text, marks));
  };
  draw();
  const toggles = h("fieldset", { class: "toggles" }, h("legend", {}, S.annotations), kinds.map((k) => h("label", { class: `k-${k}` },
    h("input", { type: "checkbox", checked: true, onchange: (e) => { e.target.checked ? on.add(k) : on.delete(k); draw(); } }), ` ${S.kinds[k]}`)));
  const item = (r) => h("li", { tabindex: "0", onmouseenter: () => light(holder, r.id), onmouseleave: () => light(holder, null), onfocus: () => light(holder, r.id), onblur: () => light(holder, null) },
    h("span", { class: `tag k-${r.kind}` }, r.label), " ", r.event ? link(`/event/${r.event}`, r.quote.slice(0, 160)) : said(r.quote.slice(0, 160)),
    h("ul", { class: "dim" }, r.statements.filter((s) => s.value).map((s) => h("li", {}, `${s.field}: `, said(s.value)))));
  fill(into, h("h1", {}, said(d.title || outlet(d))), h("p", { class: "meta" }, said(outlet(d)), d.published ? ` (${d.published_basis})` : "", `; ${d.language || "language not determined"}; ${d.id} `, outside(d.url, S.original)),
    d.lineage.map((x) => h("p", { class: "note" }, `${x.relation}${x.credit ? `: credits ${x.credit}` : ""} `, x.of ? link(`/document/${x.of}`, x.of) : null, x.counted ? "" : "; does not count again")),
    h("div", { class: "two" }, h("div", { class: "source" }, toggles, holder), h("div", {}, h("h2", {}, S.records), h("ul", { class: "records" }, d.records.map(item)),
      d.issues.length ? [h("h2", {}, S.issues), h("ul", {}, d.issues.map((i) => h("li", {}, h("strong", {}, i.kind), ": ", said(i.message))))] : null,
      d.contradictions.length ? h("ul", {}, d.contradictions.map((c) => h("li", {}, h("strong", {}, c.kind), ": ", said(c.message)))) : null)));
}

export function ready(into) {
  const at = new URLSearchParams(location.search).get("at");
  if (at) goTo(into, Number(at));
}
