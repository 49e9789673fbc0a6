r"""Derivations in LaTeX, rewritten in the text notation, each character with its place.

Only what is listed in ``latex.lark`` is read; the rest is refused. Doubts that the notation
settles (how far d/dx reaches, what stands below a stroke) stay doubts: its own reader, which reads
the rewritten row, answers or refuses them. Nothing is expanded or evaluated.

Why a grammar of our own: SymPy's parsers evaluate as they read, so that what was written is lost.
pylatexenc 2.11 keeps it, but is made for documents: it leaves ``x^12 e^xe^`` as one run of
characters, so that all of a formula's own parsing would still be ours, and it recurses over the
text. lark, which reads the notation already, does it with one small grammar and no recursion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from lark import Lark, UnexpectedCharacters, UnexpectedToken

from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.rows import at, cut, is_latex
from steptrace.notation.latex.translator import Rewriter
from steptrace.notation.parser import check_brackets


@dataclass(frozen=True)
class TextLine:
    """One line of a derivation in the text notation.

    Attributes
    ----------
    number : int
        The line of the text in which it begins.
    text : str
        The line in the notation, ready for `read`.
    places : tuple of (int, int) or None
        The line of the text and the column, from 0, that each character of `text` comes from;
        None where `text` is the line as typed.
    source : tuple of str
        The lines of the text.
    first : int
        The number of the text's first line.
    """

    number: int
    text: str
    places: tuple | None
    source: tuple
    first: int = 1

    def locate(self, problem: Unreadable) -> Unreadable:
        """Give a problem in `text` the line, its text and the column where it was typed."""
        line, column = self._place(problem.column)
        problem.line, problem.text, problem.column = self.first + line, self.source[line], column
        return problem

    def _place(self, column):
        if self.places is None:
            return self.number - self.first, column
        line, last = self.places[min(column, len(self.places) - 1)]
        return line, last + (column >= len(self.places))


def to_notation(text: str, first: int = 1) -> Iterator[TextLine]:
    r"""A derivation line by line in the text notation, whether it was typed so or in LaTeX.

    Parameters
    ----------
    text : str
        Lines of the notation, which are given as they are, or LaTeX: lines, or a pasted block.
    first : int
        The number of the text's first line.

    Yields
    ------
    TextLine
        The lines in order. Of a text in LaTeX empty ones are left out.

    Raises
    ------
    Unreadable
        The LaTeX is not in the notation; `line`, `text` and `column` say where. The lines before
        it have been given by then.

    Examples
    --------
    >>> block = r"\begin{align} \sigma(x) &= \frac{1}{1+e^{-x}} \\ &= 1 - \sigma(-x) \end{align}"
    >>> [line.text for line in to_notation(block)]
    ['sigma(x) = (1/(1 + e^(-x)))', '= 1 - sigma(-x)']
    """
    source = tuple(text.splitlines())
    if is_latex(text):
        yield from _translated(source, first)
        return
    for line, content in enumerate(source):
        yield TextLine(first + line, content, None, source, first)


def all_lines(text: str, first: int = 1) -> tuple[list[TextLine], Unreadable | None]:
    r"""The lines of `to_notation`, and what stopped them.

    Parameters
    ----------
    text : str
        A derivation, in the text notation or in LaTeX.
    first : int
        The number of the text's first line.

    Returns
    -------
    list of TextLine
        All lines up to the first that cannot be rewritten.
    Unreadable or None
        The problem with that one, its place given.

    Examples
    --------
    >>> lines, problem = all_lines("\\alpha \n= \\tan(\\alpha)")
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


def _translated(source, first):
    try:
        for row in cut(source):
            text, places = (row.text, row.places) if row.plain else _translate(row)
            if places:
                yield TextLine(first + places[0][0], text, tuple(places), source, first)
    except Unreadable as problem:
        problem.text = source[problem.line]
        problem.line += first
        raise


def _translate(row):
    try:
        check_brackets(re.sub(r"\\.|[^{}]", lambda match: " " * len(match.group()), row.text))
        span = _parser().parse(row.text)
        claim = f"  # {row.claim}" if row.claim else ""
        return span.text + claim, [row.places[column] for column in span.columns]
    except UnexpectedCharacters as error:
        problem = Unreadable("character", error.pos_in_stream, character=error.char)
    except UnexpectedToken as error:
        problem = _unexpected(row.text, error)
    except Unreadable as error:
        problem = error
    raise at(problem, row.places[min(problem.column, len(row.places) - 1)]) from None


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
    return Lark(grammar, parser="lalr", maybe_placeholders=False, transformer=Rewriter())
