r"""Translates derivations in LaTeX to the text notation, with the place of each character.

Only what ``latex.lark`` lists is read; everything else is refused. Ambiguities (how far d/dx
reaches, what a denominator includes) are not resolved here: they are kept, and the parser of the
notation, which reads the translated rows, resolves or refuses them. Nothing is expanded or
evaluated.

Why we have our own grammar: SymPy's parsers evaluate as they read, so that what was written is
lost. pylatexenc 2.11 keeps it, but is made for documents: it leaves ``x^12 e^xe^`` as one run of
characters, so we would still have to parse formulas ourselves, and it recurses over the text. lark,
which already reads the notation, needs only one small grammar and no recursion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, UnexpectedCharacters, UnexpectedToken

from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.rows import at, cut, is_latex
from steptrace.notation.latex.translator import Translator
from steptrace.notation.parser import check_brackets, unknown_character
from steptrace.notation.prose import formulas_in, without_prose
from steptrace.notation.raised import RAISED

_VALUE = re.compile(r"(?:\||\\[lr]?vert(?![A-Za-z]))\s*_")


@dataclass(frozen=True)
class TextLine:
    """One line of a derivation in the text notation.

    Attributes
    ----------
    number : int
        The number of the source line in which it begins.
    text : str
        The line in the notation, ready for `read`.
    places : tuple of (int, int) or None
        The source line and the column, from 0, that each character of `text` comes from; None if
        `text` is the line as typed.
    source : tuple of str
        The lines of the source text.
    first : int
        The number of the first source line.
    """

    number: int
    text: str
    places: tuple | None
    source: tuple
    first: int = 1

    def locate(self, problem: Unreadable) -> Unreadable:
        """Set a problem's line, text and column to where it was typed.

        Parameters
        ----------
        problem : Unreadable
            A problem whose column is one of `text`.

        Returns
        -------
        Unreadable
            The same problem.
        """
        line, column = self._place(problem.column)
        problem.line, problem.text, problem.column = self.first + line, self.source[line], column
        return problem

    def number_at(self, column: int) -> int:
        """Return the number of the source line that a column of `text` comes from."""
        return self.first + self._place(column)[0]

    def _place(self, column):
        if self.places is None:
            return self.number - self.first, column
        line, last = self.places[min(column, len(self.places) - 1)]
        return line, last + (column >= len(self.places))


def to_notation(text: str, first: int = 1) -> Iterator[TextLine]:
    r"""Yield the lines of a derivation in the text notation, translated if it is in LaTeX.

    Parameters
    ----------
    text : str
        Lines of the notation, which stay as they are, or LaTeX: lines, or a pasted block.
    first : int
        The number of the text's first line.

    Yields
    ------
    TextLine
        The lines in order; if the text is in LaTeX, empty ones are left out.

    Raises
    ------
    Unreadable
        The LaTeX is not in the notation; `line`, `text` and `column` say where. The lines before
        it have been yielded by then.

    Examples
    --------
    >>> block = r"\begin{align} \sigma(x) &= \frac{1}{1+e^{-x}} \\ &= 1 - \sigma(-x) \end{align}"
    >>> [line.text for line in to_notation(block)]
    ['sigma(x) = (1/(1 + e^(-x)))', '= 1 - sigma(-x)']
    """
    source = tuple(text.splitlines())
    lines = without_prose(source)
    if is_latex("\n".join(lines)):
        yield from _translated(lines, source, first)
        return
    for line, content in enumerate(lines):
        for start, formula in formulas_in(content):
            places = tuple((line, start + column) for column in range(len(formula)))
            yield TextLine(first + line, formula, places or None, source, first)


def all_lines(text: str, first: int = 1) -> tuple[list[TextLine], Unreadable | None]:
    r"""Return all lines of `to_notation`, and the problem that stopped it.

    Parameters
    ----------
    text : str
        A derivation, in the text notation or in LaTeX.
    first : int
        The number of the text's first line.

    Returns
    -------
    list of TextLine
        All lines up to the first that cannot be translated.
    Unreadable or None
        The problem with that line, and where it is.

    Examples
    --------
    >>> lines, problem = all_lines("\\alpha \n= \\pm \\alpha")
    >>> len(lines), problem.kind, problem.line
    (1, 'latex-command', 2)
    """
    lines = []
    try:
        for line in to_notation(text, first):
            lines.append(line)
    except Unreadable as problem:
        return lines, problem
    return lines, None


def _translated(lines, source, first):
    try:
        for row in cut(lines):
            text, places = (row.text, row.places) if row.plain else _translate(row)
            if places:
                yield TextLine(first + places[0][0], text, tuple(places), source, first)
    except Unreadable as problem:
        problem.text = source[problem.line]
        problem.line += first
        raise


def _translate(row):
    try:
        _check_bars(row.text)
        check_brackets(re.sub(r"\\.|[^{}]", lambda match: " " * len(match.group()), row.text))
        span = _parser().parse(row.text)
        claim = f"  # {row.claim}" if row.claim else ""
        return span.text + claim, [row.places[column] for column in span.columns]
    except UnexpectedCharacters as error:
        problem = unknown_character(error)
    except UnexpectedToken as error:
        problem = _unexpected(row.text, error)
    except Unreadable as error:
        problem = error
    raise at(problem, row.places[min(problem.column, len(row.places) - 1)]) from None


def _check_bars(text):
    """Refuse a bar behind which a value is put in, as in \\Big|_{x=0}."""
    found = _VALUE.search(text)
    if found:
        raise Unreadable("latex-value", found.start())


def _unexpected(text, error):
    if error.token.type == "$END":
        return Unreadable("end", len(text))
    if error.token == "[" and text[: error.token.start_pos].rstrip().endswith(r"\sqrt"):
        return Unreadable("latex-root", error.token.start_pos)
    if error.token in ("(", "[") and text[: error.token.start_pos].rstrip().endswith("^"):
        return Unreadable("latex-exponent", error.token.start_pos)
    return Unreadable("token", error.token.start_pos, found=str(error.token), ready=False)


@cache
def _parser():
    grammar = files("steptrace.notation.latex").joinpath("latex.lark").read_text("utf-8")
    grammar = grammar.replace("RAISED", RAISED)
    return Lark(grammar, parser="lalr", maybe_placeholders=False, transformer=Translator())
