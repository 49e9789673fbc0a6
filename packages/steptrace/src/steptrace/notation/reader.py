"""Reads a derivation, typed or pasted, line by line."""

import re
import unicodedata
from collections.abc import Iterable

from steptrace.expression import Name
from steptrace.notation.binding import bind
from steptrace.notation.collector import Collector
from steptrace.notation.derivation import Derivation
from steptrace.notation.errors import Unreadable
from steptrace.notation.given import (
    LET,
    content_of,
    expressions,
    given_beside,
    given_between,
    given_first,
)
from steptrace.notation.latex.parser import all_lines
from steptrace.notation.margins import ARROW, formulas
from steptrace.notation.names import names_in
from steptrace.notation.parser import read

# What Python makes of \frac, \beta, \alpha, \vec, \theta, \right, … without an r before the quotes.
_EATEN = re.compile(
    "[\a\b\f\v]|\t(?=imes|heta|ext|anh|au|frac|ilde|op|o\\b|herefore)|\r(?=ight|ho|m|angle)"
)
_FIRST_LINE = re.compile(r"\A[ \t]*\r?\n")
_FONT_VARIANTS = ("<font>", "<wide>", "<compat>")


def read_derivation(text: str, first: int = 1, constants: Iterable[str] = ()) -> Derivation:
    """Read a derivation.

    Parameters
    ----------
    text : str
        One step on each line, from the second on with ``=`` in front.
    first : int
        The number of the text's first line.
    constants : iterable of str
        Names to treat as constants, even where they are differentiated.

    Returns
    -------
    Derivation
        Everything up to the first line that cannot be read.

    Examples
    --------
    >>> [line.number for line in read_derivation("(x + 1)^2\\n= (x + 1)(x + 1)  # algebra").lines]
    [1, 2]
    """
    text = plain(text) if isinstance(text, str) else ""
    rows, problem = all_lines(_FIRST_LINE.sub("", text), first)
    eaten = _EATEN.search(text)
    rows, problem = ([], _eaten(text, eaten, first)) if eaten else (formulas(rows), problem)
    names = names_in(map(content_of, rows))
    given = [*given_beside(rows, names), *given_between(rows, names)]
    others = [row for row in rows if row not in given]
    collector, row = Collector(first, names, _are_equations(others, problem)), None
    try:
        if not problem and not any(content_of(row) for row in rows):
            raise Unreadable("nothing")
        defining = given_first(others, names)
        row = next((row for row in defining if not _gives(row, names)), None)
        if row:
            raise Unreadable("let-missing", named=content_of(row))
        for row in rows:
            collector.take(row, row in [*defining, *given] or bool(LET.match(row.text)))
    except Unreadable as found:
        problem = row.locate(found) if row else _at_start(found, first)
    return bind(collector.derivation(problem), frozenset(constants))


def _eaten(text, found, first):
    """The problem of a LaTeX command whose backslash Python took with the letter after it."""
    before = text[: found.start()]
    problem = Unreadable("eaten", len(before) - before.rfind("\n") - 1)
    problem.line = first + _FIRST_LINE.sub("", before).count("\n")
    problem.text = text[before.rfind("\n") + 1 :].partition("\n")[0]
    return problem


def _at_start(problem, first):
    problem.line, problem.text = first, ""
    return problem


def plain(text: str) -> str:
    """Replace font variants of letters, as pasted from formulas, by plain letters.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str

    Examples
    --------
    >>> plain("𝑒^𝑥 + ϕ")
    'e^x + φ'
    """
    return "".join(map(_plain, unicodedata.normalize("NFC", text)))


def _plain(character):
    variant, _, _ = unicodedata.decomposition(character).partition(" ")
    usual = unicodedata.normalize("NFKC", character) if variant in _FONT_VARIANTS else character
    return usual if len(usual) == 1 and usual.isprintable() else character


def _gives(row, names):
    """Whether a line gives a function with its argument, which needs no let."""
    return read(content_of(row).partition("=")[0], names) in map(Name, names.functions)


def _are_equations(rows, problem):
    """Whether the first line and a later one are equations with both sides.

    A later line that cannot be read is one too, unless it begins with an equals sign.
    """
    first, *others = [content_of(row) for row in expressions(rows)] or [""]
    unread = problem and not others and not problem.text.lstrip(" &$").startswith("=")
    return _is_equation(first) and (bool(unread) or any(map(_is_equation, others)))


def _is_equation(content):
    """Whether a line has a left-hand side and an equals sign, with or without an arrow first."""
    left, equals, _ = ARROW.sub("", content).partition("=")
    return bool(equals) and bool(left.strip())
