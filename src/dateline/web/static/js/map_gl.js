// The map in WebGL. A worker cuts the places into tiles and clusters, so that drawing does not wait for their number.
import { S } from "./strings.js";
import { colour, countries, countryAt, isWide, KM, middle, radius, script, sheet, tip } from "./map_parts.js";

export const NAME = "maplibre";
const FONT = ["sans-serif"]; // no glyph files: letters are drawn by the browser

const feature = (coordinates, properties, type = "Point") => ({ type: "Feature", properties, geometry: { type, coordinates } });
const set = (features) => ({ type: "FeatureCollection", features });

// A circle on the ground, as a ring of points.
function circle(r) {
  const dy = KM[r.precision] / 111.2, dx = dy / Math.max(0.05, Math.cos((r.lat * Math.PI) / 180));
  const ring = Array.from({ length: 49 }, (_, i) => [r.lon + dx * Math.cos((i * Math.PI) / 24), r.lat + dy * Math.sin((i * Math.PI) / 24)]);
  return feature([ring], {}, "Polygon");
}

// What each place is drawn with: a point, a circle as wide as the place is uncertain, or the whole country, hatched.
function sources(land, placed) {
  const told = new Map(placed.filter((r) => r.precision === "country").map((r) => [countryAt(land, [r.lon, r.lat]), r]));
  told.delete(null);
  return {
    land, hatched: set([...told.keys()]), around: set(placed.filter((r) => KM[r.precision]).map(circle)),
    wide: set(placed.map((r, n) => [r, n]).filter(([r]) => isWide(r)).map(([r, n]) => feature([r.lon, r.lat], { n, name: `${r.place}: ${r.events}` }))),
    names: set(land.features.map((f) => ({ f, ...middle(f) })).filter((x) => x.width > 1.5).map((x) => feature(x.at, { name: x.f.properties.name }))),
    places: set(placed.map((r, n) => [r, n]).filter(([r]) => !isWide(r)).map(([r, n]) =>
      feature([r.lon, r.lat], { n, events: r.events, size: radius(r.deaths), known: r.deaths !== null, exact: r.precision === "exact" }))),
  };
}

const text = (size, field, extra = {}) => ({ "text-field": field, "text-font": FONT, "text-size": size, ...extra });
const halo = (ink, paper) => ({ "text-color": colour(ink), "text-halo-color": colour(paper), "text-halo-width": 1.4 });

function layers() {
  const mark = colour("--mark"), alone = ["!", ["has", "point_count"]], many = ["has", "point_count"];
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--land") } },
    { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--line"), "line-width": 0.7 } },
    { id: "hatched", type: "fill", source: "hatched", paint: { "fill-pattern": "hatch" } },
    { id: "names", type: "symbol", source: "names", minzoom: 3.5, layout: text(11, ["upcase", ["get", "name"]], { "text-letter-spacing": 0.08 }), paint: halo("--dim", "--land") },
    { id: "around", type: "fill", source: "around", paint: { "fill-color": mark, "fill-opacity": 0.07 } },
    { id: "around-edge", type: "line", source: "around", paint: { "line-color": mark, "line-width": 1, "line-dasharray": [4, 4] } },
    { id: "place", type: "circle", source: "places", filter: alone, paint: {
      "circle-radius": ["get", "size"], "circle-color": mark, "circle-opacity": ["case", ["get", "known"], 0.45, 0.05],
      "circle-stroke-color": mark, "circle-stroke-width": ["case", ["get", "exact"], 1.8, 0.8] } },
    { id: "many", type: "circle", source: "places", filter: many, paint: { "circle-color": mark, "circle-opacity": 0.88, "circle-radius": ["step", ["get", "events"], 13, 10, 17, 1000, 23] } },
    { id: "many-n", type: "symbol", source: "places", filter: many, layout: text(12, ["to-string", ["get", "events"]], { "text-allow-overlap": true }), paint: { "text-color": colour("--paper") } },
    { id: "wide", type: "symbol", source: "wide", layout: text(12, ["get", "name"]), paint: halo("--ink", "--paper") },
  ];
}

// Thin slanted strokes, with nothing between them.
function hatch() {
  const c = document.createElement("canvas"), n = 12;
  c.width = c.height = n;
  const pen = c.getContext("2d");
  pen.strokeStyle = colour("--mark");
  pen.globalAlpha = 0.45;
  for (const shift of [-n, 0, n]) { pen.beginPath(); pen.moveTo(shift, n); pen.lineTo(shift + n, 0); pen.stroke(); }
  return pen.getImageData(0, 0, n, n);
}

function made(box, land, placed) {
  const data = Object.fromEntries(Object.entries(sources(land, placed)).map(([name, data]) => [name, { type: "geojson", data, maxzoom: name === "places" ? 12 : 7 }]));
  Object.assign(data.places, { cluster: true, clusterRadius: 34, clusterMaxZoom: 10, clusterProperties: { events: ["+", ["get", "events"]] } });
  const view = placed.length ? { bounds: bounds(placed), fitBoundsOptions: { padding: 40, maxZoom: 6 } } : { center: [20, 25], zoom: 1 };
  const map = new window.maplibregl.Map({ container: box, style: { version: 8, sources: data, layers: layers() }, ...view, minZoom: 0, maxZoom: 12, attributionControl: false, dragRotate: false, fadeDuration: 0, pitchWithRotate: false });
  map.addControl(new window.maplibregl.AttributionControl({ customAttribution: S.atlas, compact: false }));
  map.addControl(new window.maplibregl.NavigationControl({ showCompass: false }), "top-left");
  map.touchZoomRotate.disableRotation();
  map.on("styleimagemissing", (e) => { if (e.id === "hatch") map.addImage("hatch", hatch()); });
  return map;
}

function hears(map, placed, choose) {
  const { Popup } = window.maplibregl;
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 10 });
  for (const name of ["place", "wide"]) {
    map.on("mousemove", name, (e) => popup.setLngLat(e.lngLat).setDOMContent(tip(placed[e.features[0].properties.n])).addTo(map));
    map.on("mouseleave", name, () => popup.remove());
    map.on("click", name, (e) => choose(placed[e.features[0].properties.n]));
  }
  map.on("click", "many", async (e) => {
    const [f] = e.features;
    map.easeTo({ center: f.geometry.coordinates, zoom: await map.getSource("places").getClusterExpansionZoom(f.properties.cluster_id) });
  });
  for (const name of ["place", "wide", "many"]) {
    map.on("mouseenter", name, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", name, () => { map.getCanvas().style.cursor = ""; });
  }
}

const bounds = (placed) => placed.reduce((b, r) => b.extend([r.lon, r.lat]), new window.maplibregl.LngLatBounds());

const library = () => script("maplibre-gl-csp.js").then(() => {
  window.maplibregl.setWorkerUrl("/static/vendor/maplibre-gl-csp-worker.js");
  window.maplibregl.prewarm();
});
let loaded = null;

export function load() {
  sheet("maplibre-gl.css");
  return (loaded ??= Promise.all([countries(), library()]));
}

export async function draw(box, placed, choose) {
  const [land] = await load();
  if (!box.isConnected) return null;
  const map = made(box, land, placed);
  hears(map, placed, choose);
  map.on("idle", () => { box.dataset.drawn = "yes"; });
  return map;
}
