// Map, timeline and list of the events that the filters take.
import { S } from "./strings.js";
import { cells, fill, h, link, replace, said } from "./dom.js";
import { failed, get } from "./api.js";
import { address, bar, current } from "./filters.js";
import { count, days, names } from "./values.js";
import { draw, prepare } from "./map.js";
import { forces } from "./forces.js";
import { scale, timeline } from "./timeline.js";

const STEP = 50;
let spots = null, choosePlace = null, later = null;

export async function show(into, { go }) {
  const wanted = current();
  prepare();
  spots = get("map", wanted); // the slowest answer in a large store: list and timeline do not wait for it
  spots.catch(() => {}); // told when the map is to be drawn
  const [list, byDay] = await Promise.all([get("events", { ...wanted, limit: STEP }), get("days", wanted)]);
  choosePlace = (r) => go(address({ place: r.place || "" }));
  const period = (since, until) => go(address({ since, until }));
  later = (times) => Promise.all([get("truces"), get("postures")]).then(([truces, postures]) => {
    if (times.isConnected) replace(times, timeline(byDay.days, period, truces), forces(postures, scale(byDay.days)));
  });
  const body = h("tbody", {}, list.events.map(row));
  const more = h("button", { type: "button", onclick: next }, S.more);
  async function next() {
    try {
      const further = await get("events", { ...wanted, limit: STEP, offset: body.rows.length });
      further.events.map(row).forEach((r) => body.append(r));
      more.hidden = body.rows.length >= list.total;
    } catch (error) { failed(error); }
  }
  more.hidden = list.events.length >= list.total;
  const files = Object.entries(S.formats).map(([f, label]) => [h("a", { href: `/api/export?${new URLSearchParams({ ...wanted, format: f })}` }, label), " "]);
  const empty = Object.keys(wanted).length ? S.noEvents : S.emptyStore;
  fill(into, 
    h("h1", { class: "hidden" }, S.pages[""]), bar(go),
    h("p", { class: "total" }, h("strong", {}, S.events(list.total)), wanted.since || wanted.until ? (list.undated ? ` (${S.undated(list.undated)})` : "") : "", h("span", { class: "files" }, " ", S.export, " ", files)),
    h("div", { class: "times" }, timeline(byDay.days, period)),
    h("section", { class: "mapbox", "aria-label": "Map" }),
    h("p", { class: "legend" }, S.legend.join(". "), "."), h("p", { class: "unplaced legend" }),
    list.total ? h("div", { class: "scroll" }, h("table", { class: "events" }, h("thead", {}, h("tr", {}, S.columns.map((c) => h("th", { scope: "col" }, c)))), body)) : h("p", { class: "empty" }, empty), more,
  );
}

// The map wants its box to be in the page.
export function ready(into) {
  later(into.querySelector(".times")).catch(failed); // truces and forces are drawn when they are found: in a large store that takes a while
  draw(into.querySelector(".mapbox"), spots, choosePlace).then((made) => {
    if (made?.unplaced) into.querySelector(".unplaced").textContent = `${S.unplaced(made.unplaced)}.`;
  }).catch(failed);
}

const row = (e) => cells(days(e.when), link(`/event/${e.id}`, e.short), names(e.actors), names(e.recipients), names(e.places), count(e.deaths), count(e.wounded),
  said(e.told_by));
