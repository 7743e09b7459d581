// The map of the events by place: MapLibre where the browser has WebGL 2, else Leaflet. Either is loaded only when a map is drawn.
import { rows, unplaced } from "./map_parts.js";
import { h } from "./dom.js";

let last = null;

function webgl() {
  const gl = document.createElement("canvas").getContext("webgl2");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(gl);
}

export async function draw(into, data, choose) {
  last?.remove();
  last = null;
  const engine = await (webgl() ? import("./map_gl.js") : import("./map_leaflet.js"));
  const box = h("div", { class: "map", role: "application", tabindex: "0", "aria-label": "Map of events by place; the list below holds the same events" });
  into.append(box);
  const every = rows(data);
  last = await engine.draw(box, every.filter((r) => r.lat !== null && r.lon !== null), choose);
  if (last) box.dataset.engine = engine.NAME;
  return last && { unplaced: unplaced(every) };
}
