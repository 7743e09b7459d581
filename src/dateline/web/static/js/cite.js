// Sentences with [n], and the sources that they point to.
import { S } from "./strings.js";
import { h, link, said } from "./dom.js";

export const sentence = (text) => text.split(/(\[\d+\])/).map((part) => (/^\[\d+\]$/.test(part) ? h("a", { href: `#c${part.slice(1, -1)}`, class: "cite" }, part) : said(part)));

export const sources = (citations) => (citations.length ? h("section", {}, h("h2", {}, S.sources), h("ol", { class: "citations" }, citations.map((c) => h("li", { id: `c${c.n}`, value: c.n },
  link(`/document/${c.document}${c.spans[0] ? `?at=${c.spans[0][0]}` : ""}`, said(c.source)), c.published ? ` ${c.published.slice(0, 10)}` : "", ": ", said(`“${c.quote}”`))))) : null);
