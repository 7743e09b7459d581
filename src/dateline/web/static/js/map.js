// Events by place, each drawn no more exactly than it is known: a point, a circle around, or a label on the country.
import { S } from "./strings.js";
import { h } from "./dom.js";

let world = null;
const CELL = 44; // pixels
const KM = { near: 25, district: 40, province: 90 };

async function countries() {
  if (!world) {
    const answer = await fetch("/static/vendor/countries-50m.json");
    const topology = await answer.json();
    world = window.topojson.feature(topology, topology.objects.countries);
    for (const f of world.features) (f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates).forEach((polygon) => polygon.forEach(unwrap));
  }
  return world;
}

// A ring that jumps over the date line goes on beyond 180 degrees, and not back around the world.
function unwrap(ring) {
  if (ring.some((p, i) => i && Math.abs(p[0] - ring[i - 1][0]) > 180)) for (const p of ring) if (p[0] < 0) p[0] += 360;
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
  const points = placed.map((r) => [r.lat, r.lon]);
  const layer = L.layerGroup().addTo(map);
  if (points.length) map.fitBounds(points, { padding: [40, 40], maxZoom: 7, animate: false });
  map.on("zoomend", () => marks(L, map, layer, placed, choose));
  marks(L, map, layer, placed, choose);
  return { map, unplaced: rows.filter((r) => r.lat === null || r.lon === null).reduce((n, r) => n + r.events, 0) };
}

// Places too near each other to be told apart at this zoom are one mark with their number; each other place is drawn for itself.
function marks(L, map, layer, rows, choose) {
  layer.clearLayers();
  const near = new Map();
  for (const r of rows) {
    const at = map.project([r.lat, r.lon]), wide = r.precision === "country" || r.precision === "region";
    const key = wide ? `${r.place} ${r.lat}` : `${Math.floor(at.x / CELL)} ${Math.floor(at.y / CELL)}`;
    near.set(key, [...(near.get(key) || []), r]);
  }
  for (const some of near.values()) (some.length > 1 ? together : alone)(L, map, layer, some, choose);
}

function together(L, map, layer, some) {
  const events = some.reduce((n, r) => n + r.events, 0);
  const lat = some.reduce((n, r) => n + r.lat * r.events, 0) / events, lon = some.reduce((n, r) => n + r.lon * r.events, 0) / events;
  const label = `${some.length} places, ${S.events(events)}`;
  const size = events < 10 ? "s" : events < 1000 ? "m" : "l";
  L.marker([lat, lon], { icon: L.divIcon({ className: `many many-${size}`, html: h("span", {}, events.toLocaleString("en")), iconSize: null }), title: label, alt: label })
    .on("click", () => map.fitBounds(some.map((r) => [r.lat, r.lon]), { padding: [40, 40], maxZoom: 10 })).addTo(layer);
}

function alone(L, map, layer, [r], choose) {
  const at = [r.lat, r.lon];
  const style = { color: colour("--mark"), weight: 1.5, fillColor: colour("--mark"), fillOpacity: r.deaths === null ? 0.05 : 0.45 };
  let mark;
  if (r.precision === "country" || r.precision === "region") {
    mark = L.marker(at, { icon: L.divIcon({ className: "area", html: h("span", {}, `${r.place}: ${r.events}`), iconSize: null }), keyboard: true, title: `${r.place}: ${r.events}` });
  } else if (r.precision === "exact") {
    mark = L.circleMarker(at, { ...style, radius: radius(r.deaths) });
  } else {
    L.circle(at, { ...style, radius: (KM[r.precision] || 25) * 1000, fillOpacity: 0.06, dashArray: "4 4", weight: 1, interactive: false }).addTo(layer);
    mark = L.circleMarker(at, { ...style, radius: radius(r.deaths), dashArray: "3 3" });
  }
  mark.bindTooltip(tip(r)).on("click", () => choose(r)).addTo(layer);
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
