// The map of the events by place: MapLibre where the browser has WebGL 2, else Leaflet. Either is loaded only when a map is drawn.
import { rows, unplaced } from "./map_parts.js";
import { h } from "./dom.js";

let last = null, gl = typeof WebGL2RenderingContext !== "undefined";

const engine = () => (gl ? import("./map_gl.js") : import("./map_leaflet.js"));

// Fetch what a map is drawn with, while the store is asked what is to be drawn.
export const prepare = () => engine().then((made) => made.load()).catch(() => {}); // draw() says what is wrong

export async function draw(into, asked, choose) {
  const box = h("div", { class: "map", role: "application", tabindex: "0", "aria-label": "Map of events by place; the list below holds the same events" });
  into.append(box);
  const [made, data] = await Promise.all([engine(), asked]);
  if (!box.isConnected) return null;
  last?.remove();
  last = null;
  const every = rows(data), placed = every.filter((r) => r.lat !== null && r.lon !== null);
  const name = await drawn(made, box, placed, choose);
  if (name) box.dataset.engine = name;
  return name && { unplaced: unplaced(every) };
}

// A browser may know WebGL 2 and have no graphics for it, which shows when the first map is made.
async function drawn(made, box, placed, choose) {
  try {
    last = await made.draw(box, placed, choose);
  } catch (error) {
    if (!gl) throw error;
    gl = false;
    box.replaceChildren();
    box.className = "map";
    return drawn(await engine(), box, placed, choose);
  }
  return last && made.NAME;
}
