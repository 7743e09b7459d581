"""The pages in a real browser: Debian's chromium through Playwright. Skipped, with a word, where there is none."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from dateline.cli import main
from dateline.model import Document, Reading
from dateline.store import open_store
from tests.web.test_api import HOSTILE, ROOT

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra browser (playwright)")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("needs chromium", allow_module_level=True)
GL = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]  # WebGL without a graphics card
NO_GL = ["--no-sandbox", "--disable-gpu", "--disable-3d-apis"]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running desk over the sample dispatches and one hostile article."""
    path = tmp_path_factory.mktemp("desk") / "a.db"
    assert main(["add", *map(str, sorted((ROOT / "examples").glob("*.txt"))), "--db", str(path)]) == 0
    with open_store(path) as store:
        d = Document(HOSTILE, "<img src=x onerror=alert(6)>", None, "<script>alert(7)</script>", "2023-11-22", "option", "en")
        store.add(d, Reading(d, ()))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "dateline", "serve", "--db", str(path), "--port", str(port)], env=dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path))
    )
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    """A page; whatever the console complains of, and any address that is not the server's, fails the test."""
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=GL)
        made = browser.new_page(viewport={"width": 1440, "height": 900})
        wrong: list[str] = []
        made.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") and "GL Driver Message" not in m.text else None)
        made.on("pageerror", lambda e: wrong.append(str(e)))
        made.on("dialog", lambda d: (wrong.append(f"dialog {d.message}"), d.dismiss()))
        made.on("request", lambda r: None if r.url.startswith((address, "data:")) else wrong.append(r.url))
        made.goto(address)
        made.wait_for_selector("main .page")
        yield made
        browser.close()
        assert wrong == []


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something of the page (its policy forbids the browser to evaluate our words)."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_filters_live_in_the_address_and_narrow_the_list(page: Any, address: str) -> None:
    page.wait_for_selector("table.events tbody tr")
    before = page.locator("table.events tbody tr").count()
    page.fill("#f-actor", "United States")
    page.press("#f-actor", "Enter")
    page.wait_for_url(re.compile("actor=United"))
    until(lambda: page.locator("table.events tbody tr").count() < before)
    page.wait_for_selector(".map[data-drawn] canvas")


def test_dragging_over_the_timeline_chooses_a_period(page: Any) -> None:
    page.wait_for_selector("details.forces")  # the timeline is drawn again with it
    box = page.locator("svg.timeline").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20)
    page.mouse.up()
    page.wait_for_url(re.compile("since=2023-11-21.*until=2023-11-21"))


def test_a_value_lights_its_words_in_the_source_and_back(page: Any) -> None:
    page.click("table.events a")
    page.wait_for_selector("aside.source mark")
    page.locator(".statements li", has_text="when").first.hover()
    assert page.locator("mark.lit").count() > 0
    page.locator("aside.source mark").first.hover()
    assert page.locator(".statements li.lit").count() > 0


def test_a_reviewer_parts_two_reports_by_keyboard(page: Any, address: str) -> None:
    page.goto(f"{address}/review")
    page.wait_for_selector("ol.review li")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("2")
    page.fill("#by", "ana")
    page.fill("#why", "two bases")
    before = page.locator("ol.review li .pair").count()
    page.press("#why", "Enter")
    until(lambda: page.locator("ol.review li .pair").count() < before)


def test_hostile_articles_stay_text(page: Any, address: str) -> None:
    listed = page.request.get(f"{address}/api/export?format=plover&status=all").text()
    assert listed
    with_it = page.request.get(f"{address}/api/about").json()
    assert with_it["documents"] == 11
    for name in ("brief", "review", "ask?q=What happened?"):
        page.goto(f"{address}/{name}")
        page.wait_for_selector("main .page")
    page.goto(f"{address}/document/{Document(HOSTILE, '<img src=x onerror=alert(6)>').id}")
    page.wait_for_selector(".text")
    assert "<script>alert(1)</script>" in page.inner_text(".text")
    assert page.locator("main script, main img").count() == 0
    assert "\u202e" not in page.inner_text(".text")


@pytest.mark.parametrize("name", ["", "tally", "states", "network", "review", "brief", "ask?q=Who?"])
@pytest.mark.parametrize("dark", [False, True])
def test_no_page_is_wider_than_a_phone(name: str, dark: bool, page: Any, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.goto(f"{address}/{name}")
    page.wait_for_selector("main .page")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_first_load_is_light(page: Any, address: str) -> None:
    import gzip

    names = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    bodies = [page.request.get(n).body() for n in [address, *names] if n.startswith(address)]
    assert sum(len(gzip.compress(b)) for b in bodies) < 700_000


def test_every_field_has_a_label_and_every_page_one_heading(page: Any, address: str) -> None:
    for name in ("", "tally", "states", "network", "brief", "ask"):
        page.goto(f"{address}/{name}")
        page.wait_for_selector("main .page")
        assert page.locator("h1").count() == 1, name
        bare = page.evaluate("[...document.querySelectorAll('input, select')].filter((e) => !e.labels.length && !e.getAttribute('aria-label')).length")
        assert bare == 0, name


def test_the_map_is_maplibre_and_is_within_the_weight(page: Any, address: str) -> None:
    import gzip

    page.wait_for_selector(".map[data-engine=maplibre][data-drawn]")
    names = page.evaluate("performance.getEntriesByType('resource').map((e) => e.name)")
    assert not any("leaflet" in n for n in names)
    bodies = [page.request.get(n).body() for n in {address, *names, f"{address}/static/vendor/maplibre-gl-csp-worker.js"} if n.startswith(address)]
    assert sum(len(gzip.compress(b)) for b in bodies) < 700_000


def test_without_webgl_the_map_is_leaflet(address: str) -> None:
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=NO_GL)
        made = browser.new_page()
        made.goto(address)
        made.wait_for_selector(".map[data-engine=leaflet]")
        assert made.locator(".map .area").count() > 0
        browser.close()


def test_forces_stand_as_steps_under_the_timeline(page: Any) -> None:
    page.wait_for_selector("details.forces rect.force-step")
    assert "2,500" in page.inner_text("details.forces")


def test_answers_are_a_graph_whose_boxes_open_events(page: Any, address: str) -> None:
    page.goto(f"{address}/network")
    page.wait_for_selector("svg.chains path.answer-line", state="attached")
    page.locator("svg.chains a").first.click()
    page.wait_for_url(re.compile("/event/ev_"))
    page.wait_for_selector("dl.fields")


def test_a_tie_opens_its_source(page: Any, address: str) -> None:
    page.goto(f"{address}/network")
    page.wait_for_selector("svg.network a", state="attached")
    page.locator("svg.network a .near").first.dispatch_event("click")
    page.wait_for_url(re.compile("/document/doc_"))
    page.wait_for_selector(".text")
