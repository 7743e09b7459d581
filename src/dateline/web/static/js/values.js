// Values in words.
import { S } from "./strings.js";
import { said } from "./dom.js";

export function count(c) {
  if (!c || c.state === "not_mentioned") return S.silent;
  if (c.state === "unknown") return S.unknown;
  const { low, best, high } = c;
  if (best === null) return high === null ? `≥${low}` : `${low ?? 0}–${high}`;
  if (low === high || (low === null && high === null)) return `${best}`;
  if (high === null) return low === best ? `≥${best}` : `${best} (≥${low})`;
  return low === null ? `${best}` : `${best} (${low}–${high})`;
}

export function days(w) {
  if (!w || !w.start) return S.unknown;
  return w.start === w.end || !w.end ? w.start : `${w.start} … ${w.end}`;
}

export const names = (list) => (list.length ? list.slice(0, 3).flatMap((x, i) => [i ? ", " : null, said(x.name)]).concat(list.length > 3 ? ` (+${list.length - 3})` : []) : S.silent);

export const outlet = (d) => `${d.source || "source not stated"}, ${(d.published || "undated").slice(0, 10)}`;
