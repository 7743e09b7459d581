// The JSON API of this server; described at /api/openapi.json.
import { S } from "./strings.js";

export async function get(path, query = {}) {
  const given = Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== "");
  const answer = await fetch(`/api/${path}${given.length ? `?${new URLSearchParams(given)}` : ""}`, { headers: { accept: "application/json" } });
  return read(answer);
}

export async function post(path, body) {
  const answer = await fetch(`/api/${path}`, { method: "POST", headers: { "content-type": "application/json", "x-dateline": "desk" }, body: JSON.stringify(body) });
  return read(answer);
}

async function read(answer) {
  let made = null;
  try { made = await answer.json(); } catch { throw new Error(`${answer.status}`); }
  if (!answer.ok) throw new Error(made.error || (typeof made.detail === "string" ? made.detail : made.detail?.map?.((d) => `${d.loc?.at(-1)}: ${d.msg}`).join("; ")) || `${answer.status}`);
  return made;
}

export const tell = (text) => { document.getElementById("status").textContent = text; };
export const failed = (error) => tell(S.failed + error.message);
