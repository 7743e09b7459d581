// Elements from plain values. Text is always text: nothing from the store is ever parsed as HTML.
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export const visible = (text) => String(text).replace(HIDDEN, "\ufffd");

const SVG = new Set(["svg", "g", "rect", "line", "path", "text", "circle"]);

export function h(tag, attributes = {}, ...children) {
  const drawn = SVG.has(tag) || tag.startsWith("svg:");
  const el = drawn ? document.createElementNS("http://www.w3.org/2000/svg", tag.replace("svg:", "")) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) { if (typeof value === "function") el.addEventListener(name.slice(2), value); }
    else el.setAttribute(name, value === true ? "" : String(value));
  }
  return add(el, children);
}

export function add(el, children) {
  for (const child of children.flat(4)) {
    if (child === null || child === undefined || child === false) continue;
    el.append(child instanceof Node ? child : document.createTextNode(visible(child)));
  }
  return el;
}

export const fill = (el, ...children) => add(el, children);

export const replace = (el, ...children) => add((el.replaceChildren(), el), children);

// A word from an article: isolated, so that its direction cannot turn what stands around it.
export const said = (text, attributes = {}) => h("bdi", attributes, text);

export const link = (href, ...children) => h("a", { href, "data-nav": "" }, ...children);

export const outside = (url, ...children) =>
  url && /^https?:\/\//i.test(url) ? h("a", { href: url, rel: "noopener noreferrer nofollow", target: "_blank" }, ...children) : null;

export const table = (caption, heads, rows) =>
  h("div", { class: "scroll" }, h("table", {}, caption ? h("caption", {}, caption) : null,
    h("thead", {}, h("tr", {}, heads.map((x) => h("th", { scope: "col" }, x)))), h("tbody", {}, rows)));

export const cells = (...values) => h("tr", {}, values.map((v) => h("td", {}, v)));
