// What a person should look at, worked through with the keyboard.
import { S } from "./strings.js";
import { fill, h, link, said } from "./dom.js";
import { failed, get, post, tell } from "./api.js";
import { form } from "./event.js";
import { outlet } from "./values.js";

let items = [];

export async function show(into, { go }) {
  const found = await get("review");
  items = found.map((x, n) => item(x, n, go));
  fill(into, h("h1", {}, S.pages.review), h("p", { class: "dim" }, S.reviewKeys), items.length ? h("ol", { class: "review" }, items) : h("p", { class: "empty" }, S.nothingToReview));
}

function item(x, n, go) {
  const li = h("li", { tabindex: "0", "data-n": n }, h("span", { class: `tag q-${x.kind.split(" ")[0]}` }, x.kind), " ", said(x.message), " ", x.event ? link(`/event/${x.event}`, x.event) : null, x.report ? link(`/document/${x.report.split("/")[0]}`, x.report) : null);
  if (x.kind === "join") {
    li.append(h("div", { class: "pair" }, [x.a, x.b].map((t) => h("div", {}, h("strong", {}, said(outlet(t.document))), h("blockquote", { dir: "auto" }, `“${t.quote}”`)))),
      h("p", { class: "dim" }, x.judgement.reasons.map((r) => `${r.feature} ${r.points > 0 ? "+" : ""}${r.points}`).join(", ")));
    if (document.documentElement.dataset.readOnly !== "yes") {
      li.append(h("p", {}, ["same", "different", "unsure"].map((v, i) => [h("button", { type: "button", "data-key": String(i + 1), onclick: (e) => form(e.target, S[v], async (by, why) => {
        await post("judgements", { a: x.judgement.a, b: x.judgement.b, verdict: v, by, why }); tell(S.kept); go("/review");
      }) }, S[v]), " "])));
    }
  }
  for (const s of x.sides || []) li.append(h("p", { class: "side" }, link(`/document/${s.document}${s.spans[0] ? `?at=${s.spans[0][0]}` : ""}`, s.document.slice(0, 12)), " ", said(s.says)));
  li.addEventListener("keydown", (e) => {
    if (e.target !== li) return;
    const next = { j: n + 1, k: n - 1 }[e.key];
    if (next !== undefined) items[next]?.focus();
    li.querySelector(`[data-key="${CSS.escape(e.key)}"]`)?.click();
  });
  return li;
}

export function ready() { items[0]?.focus({ preventScroll: true }); }
