// Which page the address asks for.
import { S } from "./strings.js";
import { h, replace } from "./dom.js";
import { failed, tell } from "./api.js";

const main = document.getElementById("main");
const PAGES = {
  "": () => import("./events.js"), event: () => import("./event.js"), document: () => import("./document.js"), tally: () => import("./tally.js"),
  states: () => import("./states.js"), network: () => import("./network.js"), review: () => import("./review.js"), brief: () => import("./brief.js"), ask: () => import("./ask.js"),
};
let turn = 0;

export function go(address) {
  if (address !== location.pathname + location.search) history.pushState(null, "", address);
  show();
}

async function show() {
  const mine = (turn += 1);
  const [, name = "", id = ""] = location.pathname.split("/");
  top(name);
  tell(S.loading);
  try {
    const page = await PAGES[name]();
    const into = h("div", { class: `page page-${name || "events"}` });
    await page.show(into, { id: decodeURIComponent(id), go, still: () => mine === turn });
    if (mine !== turn) return;
    replace(main, into);
    page.ready?.(into);
    document.title = `${into.querySelector("h1")?.textContent || S.name} – ${S.name}`;
    tell("");
  } catch (error) {
    if (mine !== turn) return;
    replace(main, h("div", { class: "page" }, h("h1", {}, S.failed), h("p", { class: "error" }, error.message)));
    failed(error);
  }
}

function top(name) {
  const entries = Object.entries(S.pages).map(([key, label]) => h("a", { href: `/${key}`, "data-nav": "", "aria-current": key === name ? "page" : null }, label));
  const theme = h("button", { type: "button", class: "quiet", "aria-label": S.theme, onclick: swap }, "◐");
  replace(document.getElementById("top"), h("a", { href: "/", "data-nav": "", class: "brand" }, S.name), h("nav", { "aria-label": "Pages" }, entries), theme);
}

function swap() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  try { localStorage.setItem("theme", document.documentElement.dataset.theme); } catch { /* a browser may keep nothing: the choice then holds for this page */ }
  show();
}

document.addEventListener("click", (e) => {
  const a = e.target.closest("a[data-nav]");
  if (!a || e.metaKey || e.ctrlKey || e.shiftKey || e.button) return;
  e.preventDefault();
  go(a.getAttribute("href"));
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
});
addEventListener("popstate", show);
try { const kept = localStorage.getItem("theme"); if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept; } catch { /* as above */ }
show();
