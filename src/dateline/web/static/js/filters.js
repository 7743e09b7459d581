// The filters live in the address: a view is shared by copying it.
import { S } from "./strings.js";
import { h } from "./dom.js";

const TYPES = ["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "THREATEN", "ACCUSE", "REJECT", "REQUEST", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "SANCTION"];
const STATUSES = ["current", "background", "planned", "hypothetical", "denied", "all"];
export const NAMES = Object.keys(S.filters);

export const current = () => Object.fromEntries(NAMES.map((n) => [n, new URLSearchParams(location.search).get(n) || ""]).filter(([, v]) => v));

export function address(changes = {}, path = location.pathname) {
  const made = new URLSearchParams(location.search);
  for (const [k, v] of Object.entries(changes)) v ? made.set(k, v) : made.delete(k);
  return path + (made.size ? `?${made}` : "");
}

export function bar(go, names = NAMES) {
  const now = current();
  const field = (n) => {
    const id = `f-${n}`;
    const options = n === "type" ? ["", ...TYPES] : n === "status" ? STATUSES : null;
    const input = options
      ? h("select", { id, name: n }, options.map((o) => h("option", { value: o, selected: o === (now[n] || (n === "status" ? "current" : "")) }, o || "any")))
      : h("input", { id, name: n, value: now[n] || "", type: n === "since" || n === "until" ? "date" : "text", placeholder: n === "country" ? S.countryHint : null, maxlength: n === "country" ? 3 : 200, autocomplete: "off" });
    return h("div", { class: "field" }, h("label", { for: id }, S.filters[n]), input);
  };
  const form = h("form", { class: "filters", role: "search", onsubmit: (e) => { e.preventDefault(); apply(); }, onchange: () => apply() }, names.map(field),
    Object.keys(now).length ? h("button", { type: "button", class: "quiet", onclick: () => go(location.pathname) }, S.clear) : null);
  function apply() {
    const made = Object.fromEntries(new FormData(form));
    if (made.status === "current") made.status = "";
    go(address(made));
  }
  return form;
}
