"""The book in a real browser: each kind of page can be read, searched, printed and tried."""

import contextlib
import json

import pytest
from book.live import PAGE
from helpers.axe import faults
from steptrace.live import answered

pytestmark = pytest.mark.browser
KINDS = [
    "index",
    "student",
    "notebooks/1-sigmoid",
    "rules/chain-rule",
    "slips/index",
    "slips/sign",
    "docs/term",
    "api/steptrace",
    "search",
    "genindex",
]


@pytest.fixture
def visit(browser, host):
    """Opens a page of the book, and sees that nothing is written to the console as a fault."""
    with contextlib.ExitStack() as opened:
        said = []

        def opener(path, **visitor):
            context = browser.new_context(**visitor)
            opened.callback(context.close)
            page = context.new_page()
            page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto(f"{host[0]}{path}.html")
            return page

        yield opener
        assert said == []


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_shut_out(visit, kind):
    """Does axe-core find no fault, and is nothing wider than the window, in light and dark?"""
    page = visit(kind)
    for width, scheme in ((1200, "light"), (320, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        assert faults(page, scheme) == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_search_finds_a_slip(visit):
    """Does a word of a slip's page lead to it, by keyboard alone?"""
    page = visit("index")
    page.get_by_role("textbox", name="Search").fill("denominator squared")
    page.keyboard.press("Enter")
    page.locator("#search-results a").first.wait_for()
    found = [a.get_attribute("href") for a in page.locator("#search-results a").all()]
    assert any(address.startswith("slips/quotient-square.html") for address in found)


def test_a_slider_moves_its_picture(visit):
    """Does a slider change what is drawn, without a kernel?"""
    page = visit("notebooks/1-sigmoid")
    slider = page.locator("input[type=range]").first
    slider.scroll_into_view_if_needed()
    picture = slider.locator("xpath=ancestor::*[.//*[name()='svg' or name()='img']][1]")
    before = picture.screenshot()
    slider.focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert picture.screenshot() != before


def test_try_it_holds_what_was_traced(visit):
    """Does a page's link to the live page hold a derivation that the tracer reads?"""
    page = visit("slips/sign")
    link = page.locator(f"a[href*='{PAGE}#']").first
    text = page.evaluate(
        """async (packed) => {
            const bytes = Uint8Array.from(
                atob(packed.replaceAll("-", "+").replaceAll("_", "/")), one => one.charCodeAt(0));
            const stream = new Blob([bytes]).stream();
            return new Response(stream.pipeThrough(new DecompressionStream("deflate-raw"))).text();
        }""",
        link.get_attribute("href").partition("#")[2],
    )
    rows = json.loads(answered(json.dumps({"trace": text})))["rows"]
    assert any("sign" in str(row) for row in rows)


def test_print_has_the_page_alone(visit):
    """Are menus, search and links to the live page left out where a page is printed?"""
    page = visit("notebooks/1-sigmoid", viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    assert page.locator("article h1").is_visible()
    for left_out in (".try-it", ".sidebar-drawer", ".toc-drawer", ".mobile-header"):
        shown = [left_out for one in page.locator(left_out).all() if one.is_visible()]
        assert shown == []


def test_no_page_asks_elsewhere(browser, host):
    """Is everything that a visit asks for, its search too, on the same server?"""
    with contextlib.closing(browser.new_context()) as context:
        far = []
        context.on("request", lambda one: far.append(one.url))
        page = context.new_page()
        for kind in KINDS:
            page.goto(f"{host[0]}{kind}.html", wait_until="networkidle")
        assert [url for url in far if not url.startswith((host[0], "data:", "blob:"))] == []
