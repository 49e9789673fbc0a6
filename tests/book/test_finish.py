"""Pages have what a keyboard and a screen reader need."""

from bs4 import BeautifulSoup

REGIONS = ["aside", "nav"]


def test_what_scrolls_can_be_reached(built):
    """Has each block of code a stop for Tab, and each region of several of a kind a name?"""
    for path in built.folder.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        assert all(block.get("tabindex") == "0" for block in page.find_all("pre"))
        names = [aside.get("aria-label") for aside in page.find_all("aside")]
        assert None not in names
        assert len(set(names)) == len(names)
