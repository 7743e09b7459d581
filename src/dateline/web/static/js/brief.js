// A brief of what the filters take; printable.
import { S } from "./strings.js";
import { fill, h, said } from "./dom.js";
import { get } from "./api.js";
import { address } from "./filters.js";
import { sentence, sources } from "./cite.js";

export async function show(into, { go }) {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  const field = (n, label, type = "text") => h("div", { class: "field" }, h("label", { for: `b-${n}` }, label), h("input", { id: `b-${n}`, name: n, type, value: query[n] || "" }));
  const form = h("form", { class: "filters noprint", onsubmit: (e) => { e.preventDefault(); go(address(Object.fromEntries(new FormData(form)))); } },
    field("country", S.filters.country), field("about", S.briefAbout), field("since", S.filters.since, "date"), field("until", S.filters.until, "date"), field("on", S.asKnownOn, "date"),
    h("button", { type: "submit" }, S.write), h("button", { type: "button", class: "quiet", onclick: () => print() }, S.print));
  const b = await get("brief", query);
  fill(into, form, h("h1", {}, said(b.title)), b.sections.map((x) => h("section", {}, h("h2", {}, x.heading), h("ul", {}, x.items.map((i) => h("li", {}, i.heading ? [h("strong", {}, said(i.heading)), ". "] : null,
    i.heading ? [sentence(i.sentences[0].text), h("ul", {}, i.sentences.slice(1).map((s) => h("li", {}, sentence(s.text))))] : i.sentences.map((s) => [sentence(s.text), " "])))))),
  b.questions.length ? h("section", {}, h("h2", {}, "Questions"), h("dl", {}, b.questions.map((q) => [h("dt", {}, said(q.q)), h("dd", { class: q.known ? null : "dim" }, sentence(q.a))]))) : null, sources(b.citations));
}
