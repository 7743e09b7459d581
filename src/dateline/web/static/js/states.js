// Truces and forces, as known on a day.
import { S } from "./strings.js";
import { cells, fill, h, link, said, table } from "./dom.js";
import { get } from "./api.js";
import { address } from "./filters.js";
import { count } from "./values.js";

export const onDay = (go) => h("p", {}, h("label", { for: "on" }, S.asKnownOn), " ", h("input", { id: "on", type: "date", value: new URLSearchParams(location.search).get("on") || "", onchange: (e) => go(address({ on: e.target.value })) }));

export async function show(into, { go }) {
  const on = new URLSearchParams(location.search).get("on");
  const [truces, postures] = await Promise.all([get("truces", { on }), get("postures", { on })]);
  const kind = (t) => (t.unilateral === true ? "declared by one side" : t.unilateral === false ? "between two" : "by whom is not said");
  fill(into, h("h1", {}, S.pages.states), onDay(go),
    h("section", {}, h("h2", {}, S.truces), truces.length ? truces.map((t) => h("article", { class: "truce" }, h("h3", {}, said(t.by), " towards ", said(t.towards), ": ", h("span", { class: `state state-${t.state}` }, t.state), h("span", { class: "dim" }, ` (${kind(t)})`)),
      h("ol", {}, t.steps.map((s) => h("li", {}, h("time", {}, s.day || "undated"), ` ${s.state} – `, link(`/document/${s.record.split("/")[0]}`, said(s.source)), ": ", said(`“${s.quote}”`)))))) : h("p", { class: "empty" }, S.noneTold)),
    h("section", {}, h("h2", {}, S.postures), postures.length ? table(null, ["force", "where", "strength", "as of", "told by"], postures.flatMap((x) => [...x.told].reverse().map((s) => cells(
      said(x.force), said(x.place), count(s.count), h("time", {}, s.as_of || S.unknown), link(`/document/${s.record.split("/")[0]}`, said(s.source)))))) : h("p", { class: "empty" }, S.noneTold)));
}
