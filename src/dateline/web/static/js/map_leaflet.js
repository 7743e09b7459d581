// The map without WebGL: Leaflet. Each place is drawn no more exactly than it is known: a point, a circle around, or a label on the country.
import { S } from "./strings.js";
import { h } from "./dom.js";
import { colour, countries, countryAt, isWide, KM, middle, radius, script, sheet, tip } from "./map_parts.js";

export const NAME = "leaflet";
const CELL = 44; // pixels

export function load() {
  sheet("leaflet.css");
  return Promise.all([countries(), script("leaflet.js")]);
}

export async function draw(box, placed, choose) {
  const [land] = await load();
  if (!box.isConnected) return null;
  const L = window.L;
  const map = L.map(box, { preferCanvas: true, worldCopyJump: true, minZoom: 1, maxZoom: 11, attributionControl: true, zoomSnap: 0.5 });
  map.attributionControl.setPrefix(false).addAttribution(S.atlas);
  map.setView([25, 20], 2);
  const whole = new Set(placed.filter((r) => r.precision === "country").map((r) => countryAt(land, [r.lon, r.lat])));
  L.geoJSON(land, { interactive: false, style: (f) => ({ color: colour("--line"), weight: 0.7, fillColor: colour("--land"), fillOpacity: 1, ...(whole.has(f) ? { color: colour("--mark"), dashArray: "4 4", weight: 1.2 } : {}) }) }).addTo(map);
  label(L, map, land);
  const points = placed.map((r) => [r.lat, r.lon]);
  const layer = L.layerGroup().addTo(map);
  if (points.length) map.fitBounds(points, { padding: [40, 40], maxZoom: 7, animate: false });
  map.on("zoomend", () => marks(L, map, layer, placed, choose));
  marks(L, map, layer, placed, choose);
  return map;
}

// Places too near each other to be told apart at this zoom are one mark with their number; each other place is drawn for itself.
function marks(L, map, layer, rows, choose) {
  layer.clearLayers();
  const near = new Map();
  for (const r of rows) {
    const at = map.project([r.lat, r.lon]), wide = isWide(r);
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
  if (isWide(r)) {
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
    const { at: [lon, lat], width } = middle(f);
    if (width > 1.5) L.marker([lat, lon], { icon: L.divIcon({ className: "country", html: h("span", {}, f.properties.name), iconSize: null }), interactive: false, keyboard: false }).addTo(layer);
  }
  const shown = () => (map.getZoom() >= 4 ? layer.addTo(map) : layer.remove());
  map.on("zoomend", shown);
  shown();
}
