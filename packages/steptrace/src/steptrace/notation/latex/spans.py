"""Spans: pieces of the notation translated from LaTeX, with the column of each character."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from steptrace.notation.errors import Unreadable

ENDS = ("atom", "quotient", "group", "letters", "number", "close")
STARTS = ("atom", "quotient", "group", "letters", "number", "open", "function", "derivative")


@dataclass(frozen=True)
class Span:
    """A piece of the notation.

    Attributes
    ----------
    text : str
        The piece in the text notation.
    columns : tuple of int
        For each character, the column of the LaTeX that it comes from.
    kind : str
        ``atom``, ``letters`` as typed, ``number``, ``function``, ``open``, ``close``, ``group`` for
        brackets with their contents, ``sign``, ``operator``, ``dot``, ``over``, ``bar``,
        ``equals``, ``gap``, ``primes``, ``quotient``, ``derivative`` for d/dx, or ``differential``
        for an upright d.
    sized : bool
        Whether it is a bracket with ``\\left`` or ``\\right``.
    """

    text: str
    columns: tuple[int, ...]
    kind: str = "atom"
    sized: bool = False

    def __add__(self, other):
        return Span(self.text + other.text, self.columns + other.columns, self.kind)

    def part(self, start: int, end: int | None = None) -> "Span":
        """Return the characters from start to end."""
        return Span(self.text[start:end], self.columns[start:end], self.kind)

    def within(self, left: str, right: str, kind: str = "atom") -> "Span":
        """Return the piece between two texts, such as brackets."""
        first, last = self.columns[0], self.columns[-1]
        columns = (first,) * len(left) + self.columns + (last,) * len(right)
        return Span(f"{left}{self.text}{right}", columns, kind)


@dataclass(frozen=True)
class Braces:
    """Pieces in braces, which are not visible on paper, and the column of the opening brace."""

    spans: list[Span]
    column: int


def said(text: str, column: int, kind: str = "atom", sized: bool = False) -> Span:
    """Make a piece whose characters all come from one column."""
    return Span(text, (column,) * len(text), kind, sized)


def joined(spans: Sequence[Span]) -> Span:
    """Join adjacent pieces to one, with spaces where letters or digits would run together.

    Parameters
    ----------
    spans : sequence of Span
        Adjacent pieces.

    Returns
    -------
    Span

    Examples
    --------
    >>> joined([said("x", 0, "letters"), said("y", 1, "letters")]).text
    'x y'
    """
    whole = Span("", ())
    for before, after in zip([None, *spans], spans, strict=False):
        if before is not None and _apart(before, after):
            whole += said(" ", after.columns[0])
        whole += after
    start = len(whole.text) - len(whole.text.lstrip())
    return whole.part(start, len(whole.text.rstrip()) or None)


def _apart(before, after):
    touching = before.kind == "differential" or re.search(r"\^-+[0-9.]+$", before.text)
    if touching or (before.kind, after.kind) == ("number", "letters"):
        return False
    if before.text.endswith("'"):
        return after.kind in STARTS and not after.text.startswith(("(", "["))
    return before.text[-1].isalnum() and after.text[0].isalnum()


def outline(spans: Sequence[Span]) -> tuple[int, bool]:
    """Count the pieces outside of brackets, and tell whether one of them is a sign.

    Parameters
    ----------
    spans : sequence of Span
        Adjacent pieces.

    Returns
    -------
    tuple of (int, bool)
        Brackets with all they contain count as one piece.

    Examples
    --------
    >>> outline([said("x", 0), said("+", 1, "sign"), said("(", 2, "open"), said(")", 3, "close")])
    (3, True)
    """
    depth, pieces, signs = 0, 0, False
    for span, after in zip(spans, [*spans, None][1:], strict=True):
        depth -= span.kind == "close"
        called = span.kind == "function" and after is not None and after.kind == "open"
        if depth == 0:
            pieces += span.kind != "close" and not called
            signs |= span.kind in ("sign", "equals")
        depth += span.kind == "open"
    return pieces, signs


def laid_out(items: Sequence[Span | Braces]) -> list[Span]:
    """Lay out the pieces of a row: without grouping braces and wide spaces, with spaces at signs.

    Parameters
    ----------
    items : sequence of Span or Braces
        The row.

    Returns
    -------
    list of Span

    Raises
    ------
    Unreadable
        The typeset formula would look different from what braces group, or it would not show how
        far something reaches.
    """
    spans = []
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        closed = _bounds(before, "open") and _bounds(after, "close", "sign")
        if isinstance(item, Braces) and outline(item.spans)[1] and not closed:
            raise Unreadable("latex-braces", item.column)
        spans += item.spans if isinstance(item, Braces) else [item]
    return _spaced(_checked(spans))


def _bounds(item, *kinds):
    """Whether braces end visibly here: at a bracket, a sign of a sum, or the end of the row.

    Before a sum in braces, only a plus keeps its terms as they are.
    """
    ends = item is None or getattr(item, "kind", "") in (*kinds, "equals")
    return ends or getattr(item, "text", "").strip() == "+"


def _checked(spans):
    for before, middle, after in zip(spans, spans[1:], [*spans, None][2:], strict=False):
        goes_on = after is not None and after.kind in STARTS
        if goes_on and middle.kind == "gap" and before.kind in ENDS:
            raise Unreadable("latex-gap", middle.columns[0])
        if before.kind == "function" and _unclosed(middle, goes_on):
            raise Unreadable("bare-argument", before.columns[0])
    return [span for span in spans if span.kind != "gap"]


def _unclosed(argument, goes_on):
    """Whether the brackets of an argument are only ours, so that paper would not show its end."""
    whole = argument.kind == "quotient" and not goes_on
    return argument.kind in ("atom", "quotient") and argument.text[0] == "(" and not whole


def _spaced(spans):
    done = []
    for span in spans:
        between = span.text in ("+", "-") and done and done[-1].kind in ENDS
        done.append(span.within(" ", " ", "sign") if between else span)
    return done
