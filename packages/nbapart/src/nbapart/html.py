"""Pages that show a submission: pictures, tables and formulas of a student, nothing that acts.

The settings use the two filters and the preprocessor for feedback and for the formgrader.
"""

import re
from collections.abc import Mapping
from html import escape

import nh3
from jinja2 import pass_context
from nbconvert.filters.highlight import Highlight2HTML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

HIDDEN = "# The tests of this cell are hidden."
REGION = re.compile(
    r"^[^\n]*### BEGIN HIDDEN TESTS.*?(?:### END HIDDEN TESTS[^\n]*|\Z)", re.DOTALL | re.MULTILINE
)

TAGS = (nh3.ALLOWED_TAGS | {"tfoot"}) - {"area", "map"}
ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"class", "dir", "lang", "style", "title"}}
# None of these loads anything, or leaves the place where it stands.
STYLES = {
    *("background-color", "color", "font-family", "font-size", "font-style", "font-weight"),
    *("border", "border-bottom", "border-collapse", "border-left", "border-right", "border-top"),
    *("caption-side", "height", "line-height", "margin", "max-height", "max-width", "overflow-x"),
    *("padding", "table-layout", "text-align", "text-decoration", "vertical-align"),
    *("white-space", "width"),
}
# A drawing as the source of a picture neither acts nor loads anything, one in the page could.
PICTURE = re.compile(r"data:image/(png|jpeg|gif|svg\+xml)[;,].*", re.DOTALL)
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
# The classes of highlighted code; others belong to the page itself.
COLOURED = re.compile(r"(highlight|[a-z]{1,2}\d?)")
# Signs that open something in Markdown and formulas, and how many of them a text may have: who
# typesets more of them, none of them closed, works on it for minutes.
OPENING = re.compile(r"[\\$<>\[{(`*_]")
MOST_OPENING = 3_000
# Whoever typesets or colours a run of blanks looks for its end from each of them anew.
ENDLESS = re.compile(r"\s{200}")
ACTIVE = {"script", "style", "template", "noscript", "svg", "math", "iframe", "object"}


def clean(markup: str) -> str:
    """Take out of a student's HTML all that acts, loads something or covers the page.

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
    """Typeset a Markdown cell; HTML inside of it is cleaned, and an endless one stays as typed."""
    if len(OPENING.findall(source)) > MOST_OPENING or ENDLESS.search(source):
        return _typed(source)
    attachments = context.get("cell", {}).get("attachments", {})
    known = {name: data for name, data in attachments.items() if data}
    source = re.sub(r"\(attachment:([^)\s]*)", lambda m: m[0] if m[1] in known else "(#", source)
    renderer = Renderer(escape=False, attachments=known, exclude_anchor_links=True)
    return clean(MarkdownWithMath(renderer=renderer).render(source))


def code(source: str, metadata: Mapping | None = None) -> str:
    """Colour a code cell as Python, whatever its metadata say; an endless one stays as typed."""
    if ENDLESS.search(source):
        return _typed(source)
    return Highlight2HTML(pygments_lexer="python")(source)


def left_alone(text: str) -> str:
    """Stand in for nbconvert's search for links into `files/`, minutes long where [ is frequent."""
    return text


class Renderer(IPythonRenderer):
    """Colours Python alone: a student names the language, and for some a page takes minutes."""

    def block_code(self, code: str, info: str | None = None) -> str:
        """Typeset a block of code."""
        named = (info or "").split()[:1]
        return super().block_code(code, "python" if named == ["python"] else None)


class HideTests(NbGraderPreprocessor):
    """Takes hidden tests out of a page: their messages and points stay."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, cell_index: int
    ) -> tuple[NotebookNode, dict]:
        """Hide what stands between the marks in a test cell."""
        if utils.is_grade(cell) and not utils.is_solution(cell):
            cell.source = REGION.sub(HIDDEN, cell.source)
        return cell, resources


def _typed(source):
    return f"<pre>{escape(source)}</pre>"


def _allowed(tag, attribute, value):
    """The value of an attribute, or None where it is not let through."""
    rules = {("img", "src"): PICTURE.fullmatch, ("a", "href"): LINK.match}
    if attribute == "class":
        return " ".join(filter(COLOURED.fullmatch, value.split())) or None
    allows = rules.get((tag, attribute))
    return value if allows is None or allows(value) else None
