"""The book as a whole: what `make book` leaves."""

import gzip
import re
from urllib.parse import unquote, urldefrag

import pytest
from book.live import PAGE
from bs4 import BeautifulSoup
from steptrace.registry import RULES, SLIPS

# Bytes of a page, its styles, scripts and font, as a host sends them packed, without pictures.
MAX_FIRST_PAINT = 200_000
LEFT = r"\$[^$]+\$|\\frac|\\sigma|\]\([a-z.]|\*\*\w"
REMOTE = ("http:", "https:", "//")


def pages(folder):
    """Each page by its path."""
    return {
        path: BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(folder.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def read(built):
    """All pages, parsed."""
    return pages(built.folder)


def loaded(page):
    """What a page loads by itself."""
    for tag in page.find_all(["link", "script", "img", "iframe", "source"]):
        styles = {"stylesheet", "icon", "preload"} & set(tag.get("rel", ()))
        address = tag.get("src") or (tag.get("href") if styles else None)
        if address and not address.startswith("data:"):
            yield tag.name, address


def test_sphinx_warns_of_nothing(built):
    """Is the book built, with no word on standard error?"""
    assert (built.status, built.said) == (0, "")


def test_each_rule_and_slip_has_a_page(read, built):
    """Is there a page for each, reached from the page that lists them?"""
    for kind, names in (("rules", RULES), ("slips", SLIPS)):
        there = {path.stem for path in read if path.parent.name == kind} - {"index"}
        assert there == {name.replace(" ", "-") for name in names}
        listed = read[built.folder / kind / "index.html"].find("article").find_all("a", href=True)
        assert {f"{name}.html" for name in there} <= {a["href"] for a in listed}


def test_nothing_is_loaded_from_elsewhere(read):
    """Does a page need no network?"""
    far = [
        (path.name, address)
        for path, page in read.items()
        for _, address in loaded(page)
        if address.startswith(REMOTE)
    ]
    assert not far


def test_links_lead_somewhere(read, built):
    """Is what a page links to or loads there, but for the live page, which is built apart?"""
    lost = set()
    for path, page in read.items():
        addresses = [a["href"] for a in page.find_all("a", href=True)]
        for address in [*addresses, *(address for _, address in loaded(page))]:
            target = unquote(urldefrag(address).url.partition("?")[0])
            elsewhere = re.match(r"[a-z]+:|//|$", target) or target.endswith(PAGE)
            if not elsewhere and not (path.parent / target).exists():
                lost.add((str(path.relative_to(built.folder)), address))
    assert not lost


def test_a_page_is_light(read, built):
    """Does each page paint with little, its pictures left out?"""
    font = (built.folder / "_static/math.woff").stat().st_size
    heavy = {}
    for path, page in read.items():
        for picture in page.find_all(["img", "svg"]):
            picture.decompose()
        needed = {urldefrag(one).url.partition("?")[0] for kind, one in loaded(page)}
        texts = [str(page).encode(), *((path.parent / one).read_bytes() for one in needed)]
        size = font + sum(len(gzip.compress(text)) for text in texts)
        if size > MAX_FIRST_PAINT:
            heavy[str(path.relative_to(built.folder))] = size
    assert not heavy


def test_nothing_is_left_as_it_was_typed(read):
    """Is no formula, link or bold word left as its source has it, outside of code?"""
    left = set()
    for path, page in read.items():
        for code in page.find_all(["pre", "code", "script", "style", "math"]):
            code.decompose()
        left |= {(path.name, found) for found in re.findall(LEFT, page.text)}
    assert not left


def test_two_builds_are_the_same(built, build):
    """Is the book byte for byte the same when it is built again?"""
    again = build(seed="1")
    assert again.status == 0
    first, second = (
        {
            str(path.relative_to(one.folder)): path.read_bytes()
            for path in one.folder.rglob("*")
            if path.is_file()
        }
        for one in (built, again)
    )
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []
