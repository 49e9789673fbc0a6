"""Typesets formulas on pages as MathML, which browsers show without a network."""

import re
from functools import lru_cache
from html import escape, unescape
from xml.etree import ElementTree

import nh3

MAX_FORMULA_CHARACTERS = 2_000  # a longer one stays as it was typed
KEPT = 2_048  # formulas that are kept as MathML: a unit's own are the same on all pages
# Formulas of a text: display with two dollars or an environment, inline with one.
FORMULA = re.compile(
    r"\$\$(?P<display>[^$]+)\$\$|\$(?P<inline>[^$\n]+(?:\n[^$\n]+)*)\$"
    r"|(?P<environment>\\begin\{(?P<name>[a-z]+\*?)\}.*?\\end\{(?P=name)\})",
    re.DOTALL,
)
# A tag with its attributes, as nh3 writes them.
TAG = re.compile(r"""(<(?:[^>"']|"[^"]*"|'[^']*')*>)""")
VERBATIM = re.compile(r"</?(code|pre|kbd|samp)\b", re.IGNORECASE)
THIN = "0.17em"  # the space beside a function's name
ROWS, INDEXED = {"mrow", "mtd", "mstyle"}, {"msub", "msup", "msubsup"}
TAGS = {
    *("math", "mrow", "mi", "mn", "mo", "ms", "mspace", "mtext", "mfrac", "msqrt", "mroot"),
    *("mstyle", "mpadded", "mphantom", "menclose", "msub", "msup", "msubsup", "munder", "mover"),
    *("munderover", "mmultiscripts", "mprescripts", "none", "mtable", "mtr", "mtd"),
}
ATTRIBUTES = {
    *("display", "displaystyle", "scriptlevel", "stretchy", "mathvariant", "accent", "fence"),
    *("form", "separator", "linethickness", "columnalign", "width", "notation", "movablelimits"),
}


def in_html(markup: str) -> str:
    """Replace formulas in HTML by MathML, but those in code.

    Parameters
    ----------
    markup : str
        As `html.clean` returns it.

    Returns
    -------
    str

    Examples
    --------
    >>> in_html("<code>$x$</code> costs 5 $")
    '<code>$x$</code> costs 5 $'
    """
    if "$" not in markup and "\\begin" not in markup:
        return markup
    parts, depth = [], 0
    for part in TAG.split(markup):
        if part.startswith("<") and part.endswith(">"):
            if VERBATIM.match(part):
                depth += -1 if part.startswith("</") else 1
        elif depth <= 0:
            part = FORMULA.sub(_replaced, part)
        parts.append(part)
    return "".join(parts)


def _replaced(match):
    display = match["display"] or match["environment"]
    return formula(unescape(display or match["inline"]), bool(display))


def in_text(text: str) -> str:
    """Typeset the formulas of a text, such as an output in LaTeX; the rest is escaped.

    Examples
    --------
    >>> in_text("a < b")
    'a &lt; b'
    """
    return FORMULA.sub(_replaced, escape(text, quote=False))


@lru_cache(maxsize=KEPT)
def formula(tex: str, display: bool = False) -> str:
    """Typeset a formula.

    Parameters
    ----------
    tex : str
        Without dollars.
    display : bool
        Whether it stands on a line of its own.

    Returns
    -------
    str
        MathML without anything that acts; the formula as it was typed where it cannot be read.
    """
    from latex2mathml.converter import convert_to_element

    try:
        if len(tex) > MAX_FORMULA_CHARACTERS:
            raise ValueError("too long")
        tree = convert_to_element(tex.strip(), display="block" if display else "inline")
        _space_names(tree)
        made = unescape(ElementTree.tostring(tree, encoding="unicode"))
    except Exception:  # it is a student's text: the library may raise anything
        return f"<code>{escape(tex.strip(), quote=False)}</code>"
    return nh3.clean(made, tags=TAGS, attributes={"*": ATTRIBUTES}, url_schemes=set())


def _space_names(tree):
    """Set functions' names apart from what they are put beside."""
    for row in [row for row in tree.iter() if row.tag in ROWS]:
        for place in range(len(row) - 1, 0, -1):
            before, after = row[place - 1], row[place]
            apart = {before.tag, after.tag} & {"mo", "mspace", "mtext"}
            if not apart and (_is_name(before) or _is_name(after)):
                row.insert(place, ElementTree.Element("mspace", width=THIN))


def _is_name(part):
    """Return whether a part is a function's name, with an index or without."""
    base = part[0] if part.tag in INDEXED and len(part) else part
    return base.tag == "mi" and len(base.text or "") > 1
