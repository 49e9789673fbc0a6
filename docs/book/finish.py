"""Puts into the pages that Sphinx has written what a keyboard and a screen reader need of them."""

from collections.abc import Iterator
from pathlib import Path

# Where a page has several regions of a kind they need names, a heading needs its level, and what
# scrolls needs a stop for Tab.
NEEDED = {
    "<pre>": '<pre tabindex="0">',
    '<div style="overflow-x: auto;': '<div tabindex="0" style="overflow-x: auto;',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    '<div id="search-results">': '<h1>Search</h1><div id="search-results">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    'class="caption" role="heading"': 'class="caption" role="heading" aria-level="2"',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
}


def pages(folder: Path) -> Iterator[str]:
    """Finish all pages of a book, and yield the text of each.

    Parameters
    ----------
    folder : Path

    Yields
    ------
    str
    """
    for path in sorted(folder.rglob("*.html")):
        text = finished(path.read_text("utf-8"))
        path.write_text(text, "utf-8")
        yield text


def finished(text: str) -> str:
    """Return a page with what it needs.

    Examples
    --------
    >>> finished("<pre>x</pre>")
    '<pre tabindex="0">x</pre>'
    """
    for found, needed in NEEDED.items():
        text = text.replace(found, needed)
    return text
