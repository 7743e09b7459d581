// Events by place, each drawn no more exactly than it is known: a point, a circle around, or a label on the country.
import { S } from "./strings.js";
import { h } from "./dom.js";

let world = null;
const KM = { near: 25, district: 40, province: 90 };

async function countries() {
  if (!world) {
    const answer = await fetch("/static/vendor/countries-50m.json");
    const topology = await answer.json();
    world = window.topojson.feature(topology, topology.objects.countries);
  }
  return world;
}

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const radius = (deaths) => (deaths === null ? 6 : Math.min(26, 5 + 2.2 * Math.sqrt(deaths)));

export async function draw(into, data, choose) {
  const L = window.L;
  const box = h("div", { class: "map", role: "application", "aria-label": "Map of events by place; the list below holds the same events" });
  into.append(box);
  const map = L.map(box, { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 11, attributionControl: true, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false).addAttribution("Made with Natural Earth (public domain)");
  map.setView([25, 20], 2);
  const land = await countries();
  if (!box.isConnected) return null;
  L.geoJSON(land, { interactive: false, style: { color: colour("--line"), weight: 0.7, fillColor: colour("--land"), fillOpacity: 1 } }).addTo(map);
  label(L, map, land);
  const rows = data.rows.map((r) => Object.fromEntries(data.columns.map((c, i) => [c, r[i]])));
  const placed = rows.filter((r) => r.lat !== null && r.lon !== null);
  const points = [];
  for (const r of placed.reverse()) {
    const at = [r.lat, r.lon];
    points.push(at);
    const known = r.deaths !== null;
    const style = { color: colour("--mark"), weight: 1.5, fillColor: colour("--mark"), fillOpacity: known ? 0.45 : 0.05 };
    let mark;
    if (r.precision === "country" || r.precision === "region") {
      mark = L.marker(at, { icon: L.divIcon({ className: "area", html: h("span", {}, `${r.place}: ${r.events}`), iconSize: null }), keyboard: true, title: `${r.place}: ${r.events}` });
    } else if (r.precision === "exact") {
      mark = L.circleMarker(at, { ...style, radius: radius(r.deaths) });
    } else {
      L.circle(at, { ...style, radius: (KM[r.precision] || 25) * 1000, fillOpacity: 0.06, dashArray: "4 4", weight: 1, interactive: false }).addTo(map);
      mark = L.circleMarker(at, { ...style, radius: radius(r.deaths), dashArray: "3 3" });
    }
    mark.bindTooltip(tip(r)).on("click", () => choose(r)).addTo(map);
  }
  if (points.length) map.fitBounds(points, { padding: [40, 40], maxZoom: 7, animate: false });
  return { map, unplaced: rows.filter((r) => r.lat === null || r.lon === null).reduce((n, r) => n + r.events, 0) };
}

// Names of countries, from the zoom at which they have room.
function label(L, map, land) {
  const layer = L.layerGroup();
  for (const f of land.features) {
    const rings = f.geometry.type === "Polygon" ? [f.geometry.coordinates[0]] : f.geometry.coordinates.map((p) => p[0]);
    const ring = rings.reduce((a, b) => (b.length > a.length ? b : a));
    const [west, east] = [Math.min(...ring.map((p) => p[0])), Math.max(...ring.map((p) => p[0]))];
    const [south, north] = [Math.min(...ring.map((p) => p[1])), Math.max(...ring.map((p) => p[1]))];
    if (east - west > 1.5) L.marker([(south + north) / 2 + (north - south) * 0.12, (west + east) / 2], { icon: L.divIcon({ className: "country", html: h("span", {}, f.properties.name), iconSize: null }), interactive: false, keyboard: false }).addTo(layer);
  }
  const shown = () => (map.getZoom() >= 4 ? layer.addTo(map) : layer.remove());
  map.on("zoomend", shown);
  shown();
}

function tip(r) {
  const dead = r.deaths === null ? S.noFigure : `${r.deaths} ${S.killed}${r.unknown ? ` (${r.unknown} without a figure)` : ""}`;
  return h("span", {}, h("bdi", {}, r.place), h("br"), `${S.events(r.events)}; ${dead}`, h("br"), S.precision[r.precision] || "");
}
