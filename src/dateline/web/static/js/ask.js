// A question, how it was understood, and what the records answer.
import { S } from "./strings.js";
import { fill, h, said } from "./dom.js";
import { get } from "./api.js";
import { sentence, sources } from "./cite.js";

export async function show(into, { go }) {
  const q = new URLSearchParams(location.search).get("q") || "";
  const form = h("form", { class: "ask noprint", role: "search", onsubmit: (e) => { e.preventDefault(); go(`/ask?${new URLSearchParams(new FormData(form))}`); } },
    h("label", { for: "q" }, S.question), h("input", { id: "q", name: "q", value: q, maxlength: 500, required: true, autocomplete: "off" }), h("button", { type: "submit" }, S.askButton));
  fill(into, h("h1", {}, S.pages.ask), form, h("p", { class: "dim" }, S.askExamples));
  if (!q) return;
  const made = await get("ask", { q });
  fill(into, made.understood ? h("p", { class: "understood" }, `${S.understood}: `, said(made.understood)) : h("span"),
    made.answers.map((a) => h("article", { class: a.known ? "answer" : "answer unknown" }, made.answers.length > 1 ? h("h2", {}, said(a.about)) : null, h("p", {}, sentence(a.answer)))), sources(made.citations));
}
