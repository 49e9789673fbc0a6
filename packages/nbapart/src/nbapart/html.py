"""Filters for pages that show a submission: pictures, tables and formulas, but no active content.

`config` registers the filters and the preprocessor, for feedback and for the formgrader.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import escape

import nh3
from jinja2 import pass_context
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from nbapart import typeset, way

HIDDEN = "# The tests of this cell are hidden."
REGION = re.compile(
    r"^[^\n]*### BEGIN HIDDEN TESTS.*?(?:### END HIDDEN TESTS[^\n]*|\Z)", re.DOTALL | re.MULTILINE
)

TAGS = (nh3.ALLOWED_TAGS | {"tfoot"}) - {"area", "map"}
ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"class", "dir", "lang", "style", "title"}}
# None of these properties can load a resource or move an element over other parts of the page.
STYLES = {
    *("background-color", "color", "font-family", "font-size", "font-style", "font-weight"),
    *("border", "border-bottom", "border-collapse", "border-left", "border-right", "border-top"),
    *("caption-side", "height", "line-height", "margin", "max-height", "max-width", "overflow-x"),
    *("padding", "table-layout", "text-align", "text-decoration", "vertical-align"),
    *("white-space", "width"),
}
# The most that a style may ask for, by unit: of an element's size, and of margins and the like.
LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*([a-z]+|%)?", re.IGNORECASE)
SIZES = {"width", "height"}
MAX_SIZE = {"px": 1000, "em": 64, "rem": 64, "ex": 120, "ch": 120, "%": 100, "pt": 750, "": 0}
MAX_SPACE = {"px": 40, "em": 3, "rem": 3, "ex": 6, "ch": 6, "%": 200, "pt": 30, "": 3}
# An SVG as the source of an image can neither run scripts nor load resources; inline SVG could.
PICTURE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml)[;,].*", re.DOTALL)
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
# The classes of highlighted code; all others belong to the page itself.
HIGHLIGHT_CLASS = re.compile(r"(highlight|[a-z]{1,2}\d?)")
# Characters that open a construct in Markdown or formulas. Rendering a text with more of them, none
# of them closed, can take minutes.
OPENING = re.compile(r"[\\$<>\[{(`*_]")
MAX_OPENING = 3_000
# Rendering or highlighting a long run of white space takes time quadratic in its length.
LONG_BLANK = re.compile(r"\s{200}")
# An image with its attributes, and the name of one of them, outside of any value.
IMAGE = re.compile(r"""<img\b(?:[^>"']|"[^"]*"|'[^']*')*>""")
ALT = re.compile(r"""\salt\b(?=(?:[^"']|"[^"]*"|'[^']*')*\Z)""")
EMPTY_HEADER = re.compile(r"<th\b[^<>]*></th>")
UNDESCRIBED = "No description has been provided for this image"  # nbconvert's words
ALIKE = 512  # texts that are kept as HTML: a unit's own cells are the same on all pages
ACTIVE = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object"}


def clean(markup: str) -> str:
    """Remove everything from a student's HTML that is active, loads resources or covers the page.

    Parameters
    ----------
    markup : str

    Returns
    -------
    str

    Examples
    --------
    >>> clean('<b onclick="f()">x</b><script>f()</script><img src="https://a.b/c.png">')
    '<b>x</b><img>'
    """
    return nh3.clean(
        str(markup),
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_allowed,
        clean_content_tags=ACTIVE,
        filter_style_properties=STYLES,
        url_schemes={"http", "https", "mailto", "data"},
    )


@pass_context
def markdown(context: Mapping, source: str) -> str:
    """Render a Markdown cell, and clean the HTML inside it.

    Parameters
    ----------
    context : mapping
        Jinja's context, with the cell.
    source : str

    Returns
    -------
    str
        HTML; the source as typed where rendering it could take minutes.
    """
    if len(OPENING.findall(source)) > MAX_OPENING or LONG_BLANK.search(source):
        return _typed(source)
    attachments = context.get("cell", {}).get("attachments", {})
    known = {name: data for name, data in attachments.items() if data}
    return _rendered(source, known) if known else _rendered_alike(source)


def _rendered(source, known):
    source = re.sub(r"\(attachment:([^)\s]*)", lambda m: m[0] if m[1] in known else "(#", source)
    renderer = Renderer(escape=False, attachments=known, exclude_anchor_links=True)
    return clean(MarkdownWithMath(renderer=renderer).render(source))


@lru_cache(maxsize=ALIKE)
def _rendered_alike(source):
    return _rendered(source, {})


def code(source: str, metadata: Mapping | None = None) -> str:
    """Highlight a code cell as Python, ignoring its metadata.

    Parameters
    ----------
    source : str
    metadata : mapping, optional
        Not used; nbconvert passes it.

    Returns
    -------
    str
        HTML; the source as typed where highlighting it could take minutes.
    """
    if LONG_BLANK.search(source):
        return _typed(source)
    return _highlighted(source)


@lru_cache(maxsize=ALIKE)
def _highlighted(source):
    return Highlight2HTML(pygments_lexer="python")(source)


def described(page: str) -> str:
    """Add a text to each image of a page that has none.

    Parameters
    ----------
    page : str
        HTML in which no `<` stands for itself.

    Returns
    -------
    str

    Examples
    --------
    >>> described('<img src="a.png">')
    '<img alt="No description has been provided for this image" src="a.png">'
    >>> described('<img alt="A line" src="a.png">')
    '<img alt="A line" src="a.png">'
    """
    return IMAGE.sub(_with_text, page)


def _with_text(image):
    if ALT.search(image[0]):
        return image[0]
    return f'<img alt="{UNDESCRIBED}"{image[0].removeprefix("<img")}'


def clean_typeset(markup: str) -> str:
    """Clean a student's HTML, and typeset its formulas."""
    return _finished(clean(markup))


@pass_context
def markdown_typeset(context: Mapping, source: str) -> str:
    """Render a Markdown cell, and typeset its formulas; parameters are as those of `markdown`."""
    return _finished(markdown(context, source))


def _finished(markup):
    """Typeset formulas; a header without a text is no header of anything."""
    return EMPTY_HEADER.sub("<td></td>", typeset.in_html(markup))


def left_alone(text: str) -> str:
    """Return the text; replaces a filter for links that takes minutes for a text with many [."""
    return text


class Renderer(IPythonRenderer):
    """Highlights only Python: students choose the language, and some languages take minutes."""

    def block_code(self, code: str, info: str | None = None) -> str:
        """Render a block of code."""
        named = (info or "").split()[:1]
        return super().block_code(code, "python" if named == ["python"] else None)


class HideTests(NbGraderPreprocessor):
    """Removes the source of hidden tests from a page; their messages and points stay."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, cell_index: int
    ) -> tuple[NotebookNode, dict]:
        """Replace hidden tests in a test cell by a comment."""
        if utils.is_grade(cell) and not utils.is_solution(cell):
            cell.source = REGION.sub(HIDDEN, way.unstamped(cell.source))
        return cell, resources


def _typed(source):
    return f"<pre>{escape(source)}</pre>"


def bounded(style: str) -> str:
    """Leave out of a style what moves or enlarges an element beyond its place.

    Examples
    --------
    >>> bounded("margin: -9px; width: 100%; height: 9999px; color: red")
    'width: 100%; color: red'
    """
    return "; ".join(part.strip() for part in style.split(";") if _is_bounded(part))


def _is_bounded(declaration):
    name, _, value = declaration.partition(":")
    is_size = name.strip().casefold().removeprefix("max-").removeprefix("min-") in SIZES
    most = MAX_SIZE if is_size else MAX_SPACE
    return bool(name.strip()) and all(
        0 <= float(number) <= most.get(unit.casefold(), 0)
        for number, unit in LENGTH.findall(value if _has_lengths(name) else "")
    )


def _has_lengths(name):
    return not name.strip().casefold().endswith("color")


def _allowed(tag, attribute, value):
    """Return the value of an attribute as far as it is allowed, or None."""
    if attribute == "style":
        return bounded(value)
    rules = {("img", "src"): PICTURE.fullmatch, ("a", "href"): LINK.match}
    if attribute == "class":
        return " ".join(filter(HIGHLIGHT_CLASS.fullmatch, value.split())) or None
    allows = rules.get((tag, attribute))
    return value if allows is None or allows(value) else None
