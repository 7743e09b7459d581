"""The desk in a real browser over a big store: first useful view, stalls while the map is moved, weight of the first load.

    python -m evaluation.desk --reports 240000          (some 100,000 events; a few minutes to make them)
    python -m evaluation.desk --db made.db              (a store that is there already)

Listed is the view when the list has rows and the timeline its columns, useful when the map is drawn too; the clock starts at the navigation and the page itself notes the
moments. Stalls are main-thread tasks over 50 ms as the browser reports them (Long Tasks API) while the wheel zooms in and out over the map and the mouse drags it.
Needs chromium and the extra `browser`. Graphics are drawn in software: a machine with a graphics card is faster.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from evaluation.scale import fill, readings

GL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
WATCH = """
window.tasks = []; window.listed = null; window.useful = null;
new PerformanceObserver((l) => { for (const e of l.getEntries()) window.tasks.push([e.startTime, e.duration]); }).observe({type: 'longtask', buffered: true});
const look = () => {
  const listed = document.querySelector('table.events tbody tr') && document.querySelector('svg.timeline rect');
  if (listed) window.listed ??= performance.now();
  if (listed && document.querySelector('.map[data-drawn]')) window.useful = performance.now(); else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def made(path: Path, reports: int) -> None:
    """A store of made-up reports, merged."""
    from dateline.merging.merge import merge
    from dateline.store import open_store

    with open_store(path, create=True) as store:
        fill(store, islice(readings(reports), reports))
        merge(store.merged)


@contextmanager
def served(db: Path) -> Iterator[str]:
    """The address of a desk over a store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "dateline", "serve", "--db", str(db), "--port", str(port), "--read-only"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.DEVNULL,
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def view(browser: Any, address: str) -> tuple[Any, float, float, int]:
    """A fresh page with nothing cached; milliseconds until the list was there and until the view was useful; bytes that came over the wire, as they were sent."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    wire: list[int] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda e: wire.append(int(e["encodedDataLength"])))
    page.add_init_script(WATCH)
    page.goto(address)
    for _ in range(600):
        if page.evaluate("window.useful") is not None:
            break
        page.wait_for_timeout(50)
    return page, float(page.evaluate("window.listed")), float(page.evaluate("window.useful")), sum(wire)


def stalls(page: Any, seconds: float = 8.0) -> list[float]:
    """Milliseconds of each long task while the map is zoomed and dragged for a while, shortest first."""
    box = page.locator(".map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    begun = float(page.evaluate("performance.now()"))
    end = time.monotonic() + seconds
    step = 0
    while time.monotonic() < end:
        page.mouse.move(x, y)
        for _ in range(5):
            page.mouse.wheel(0, -120 if step % 4 < 2 else 120)
            page.wait_for_timeout(100)
        page.mouse.down()
        for n in range(10):
            page.mouse.move(x + 12 * n * (1 if step % 2 else -1), y + 6 * n)
            page.wait_for_timeout(20)
        page.mouse.up()
        step += 1
    return sorted(float(d) for start, d in page.evaluate("window.tasks") if start >= begun)


def measure(db: Path, loads: int) -> dict[str, object]:
    """The figures of one store."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with served(db) as address, sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=GL)
        times: list[float] = []
        lists: list[float] = []
        for n in range(loads):
            page, listed, useful, wire = view(browser, address)
            lists.append(listed)
            times.append(useful)
            if n < loads - 1:
                page.context.close()
        about = page.request.get(f"{address}/api/about").json()
        long = stalls(page)
        drawn = {"engine": page.locator(".map").get_attribute("data-engine"), "events": about["events"]}
        browser.close()
    return {
        **drawn, "listed_ms": round(median(lists)), "first_ms": round(times[0]), "useful_ms": round(median(times)), "slowest_ms": round(max(times)), "loads": loads,
        "wire_kb": round(wire / 1000), "long_tasks": len(long), "longest_ms": round(long[-1]) if long else 0,
    }  # fmt: skip


def main() -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=240_000)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--loads", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-desk-") as folder:
        db = given.db or Path(folder) / "made.db"
        if given.db is None:
            made(db, given.reports)
        print(json.dumps(measure(db, given.loads)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
