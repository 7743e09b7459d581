// What both maps draw with: countries, colours, sizes, the words of a mark, and where the countries lie.
import { S } from "./strings.js";
import { h } from "./dom.js";

const loaded = new Map();
let world = null;

// A library of static/vendor, once.
export function script(file) {
  if (!loaded.has(file)) {
    loaded.set(file, new Promise((done, wrong) => document.head.append(h("script", { src: `/static/vendor/${file}`, onload: done, onerror: () => wrong(new Error(file)) }))));
  }
  return loaded.get(file);
}

export function sheet(file) {
  if (!document.querySelector(`link[href$="${file}"]`)) document.head.prepend(h("link", { rel: "stylesheet", href: `/static/vendor/${file}` }));
}

export async function countries() {
  if (!world) {
    const [answer] = await Promise.all([fetch("/static/vendor/countries-50m.json"), script("topojson-client.min.js")]);
    const topology = await answer.json();
    world = window.topojson.feature(topology, topology.objects.countries);
    for (const f of world.features) polygons(f).forEach((polygon) => polygon.forEach(unwrap));
  }
  return world;
}

export const polygons = (f) => (f.geometry.type === "Polygon" ? [f.geometry.coordinates] : f.geometry.coordinates);

// A ring that jumps over the date line goes on beyond 180 degrees, and not back around the world.
function unwrap(ring) {
  if (ring.some((p, i) => i && Math.abs(p[0] - ring[i - 1][0]) > 180)) for (const p of ring) if (p[0] < 0) p[0] += 360;
}

const inRing = (ring, [x, y]) => ring.reduce((inside, [x1, y1], i) => {
  const [x2, y2] = ring[(i + 1) % ring.length];
  return (y1 > y) !== (y2 > y) && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !inside : inside;
}, false);

// The country of the atlas in which a place lies; null where there is none.
export const countryAt = (land, at) => land.features.find((f) => polygons(f).some((rings) => inRing(rings[0], at))) || null;

// Where the name of a country stands, and how wide the country is in degrees.
export function middle(f) {
  const ring = polygons(f).map((p) => p[0]).reduce((a, b) => (b.length > a.length ? b : a));
  const [xs, ys] = [ring.map((p) => p[0]), ring.map((p) => p[1])];
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { at: [(west + east) / 2, (south + north) / 2 + (north - south) * 0.12], width: east - west };
}

export const KM = { near: 25, district: 40, province: 90 };
export const isWide = (r) => r.precision === "country" || r.precision === "region";
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const radius = (deaths) => (deaths === null ? 6 : Math.min(26, 5 + 2.2 * Math.sqrt(deaths)));
export const rows = (data) => data.rows.map((r) => Object.fromEntries(data.columns.map((c, i) => [c, r[i]])));
export const unplaced = (every) => every.filter((r) => r.lat === null || r.lon === null).reduce((n, r) => n + r.events, 0);

export function tip(r) {
  const dead = r.deaths === null ? S.noFigure : `${r.deaths} ${S.killed}${r.unknown ? ` (${r.unknown} without a figure)` : ""}`;
  return h("span", {}, h("bdi", {}, r.place), h("br"), `${S.events(r.events)}; ${dead}`, h("br"), S.precision[r.precision] || "");
}
