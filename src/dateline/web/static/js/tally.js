// Our own count beside what others have published.
import { S } from "./strings.js";
import { cells, fill, h, link, said, table } from "./dom.js";
import { get } from "./api.js";
import { address, bar, current } from "./filters.js";
import { stepped } from "./timeline.js";

const DIMENSIONS = ["country", "place", "actor", "recipient", "claimant", "type", "mode", "day", "week", "month", "year"];

export async function show(into, { go }) {
  const by = new URLSearchParams(location.search).get("by") || "country";
  const [made, published, byDay] = await Promise.all([get("tally", { ...current(), by }), get("published"), get("days", current())]);
  const choice = h("select", { id: "by", onchange: (e) => go(address({ by: e.target.value })) }, DIMENSIONS.map((d) => h("option", { value: d, selected: d === by }, d)));
  const top = Math.max(1, ...made.rows.slice(0, -1).map((r) => r.events));
  const shown = (v) => (v === null || v === undefined ? S.silent : v);
  fill(into, h("h1", {}, S.pages.tally), bar(go), h("section", {}, h("h2", {}, S.computed), h("p", {}, h("label", { for: "by" }, S.countBy), " ", choice),
    made.rows.length > 1 ? table(null, [by, "events", h("span", { class: "hidden" }, "share"), "killed (low)", "killed (best)", "wounded (low)", "wounded (best)"], made.rows.map((r, i) => h("tr", { class: i === made.rows.length - 1 ? "sum" : null },
      [said(r[by]), r.events, i < made.rows.length - 1 ? h("svg", { viewBox: "0 0 100 10", class: "meter", "aria-hidden": "true", preserveAspectRatio: "none" }, h("rect", { width: (100 * r.events) / top, height: 10 })) : "",
        shown(r.deaths_low), shown(r.deaths_best), shown(r.wounded_low), shown(r.wounded_best)].map((v) => h("td", {}, v))))) : h("p", { class: "empty" }, S.noEvents)),
  h("section", {}, h("h2", {}, S.published), stepped(byDay.days, published), published.length ? table(null, ["count", "of", "since", "until", "by", "told in", "words"], published.map((p) => cells(
    p.best ?? `≥${p.low}`, said(p.unit || ""), h("time", {}, p.since || S.unknown), h("time", {}, p.until || S.unknown), said(p.counter), link(`/document/${p.id.split("/")[0]}`, said(p.source)), said(`“${p.quote}”`)))) : h("p", { class: "empty" }, S.noneTold)));
}
