"""Finds the lines that give a name its meaning without ``let``."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, takewhile

from steptrace.expression import Derivative, Name, Node, walk
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import TextLine
from steptrace.notation.names import Names, variables_in
from steptrace.notation.parser import read

LET = re.compile(r"\s*let\s+")


def content_of(row: TextLine) -> str:
    """Return a line without its comment."""
    return row.text.partition("#")[0].strip()


def expressions(rows: Iterable[TextLine]) -> list[TextLine]:
    """Return the lines that have an expression, not only a comment, a definition or blanks."""
    return [row for row in rows if content_of(row) and not LET.match(content_of(row))]


def given_first(rows: Iterable[TextLine], names: Names) -> list[TextLine]:
    """Find the lines that give names their meanings before a line without an equals sign.

    Parameters
    ----------
    rows : iterable of TextLine
        The lines of a derivation in the notation.
    names : Names
        What is known about the names.

    Returns
    -------
    list of TextLine
    """
    rows = expressions(rows)
    leading = list(takewhile(lambda row: _is_definition(content_of(row), names), rows))
    after = rows[len(leading) :][:1]
    return leading if after and "=" not in content_of(after[0]) else []


def given_beside(rows: Sequence[TextLine], names: Names) -> list[TextLine]:
    """Find the equations after a comma that give a name of those before it: y = a x, a = 3.

    Parameters
    ----------
    rows : sequence of TextLine
        The lines of a derivation in the notation.
    names : Names
        What is known about the names.

    Returns
    -------
    list of TextLine
    """
    found, variables = [], variables_in(map(content_of, rows))
    for _, side_by_side in groupby(rows, lambda row: row.number):
        lefts, standing = set(), set()
        for row in side_by_side:
            left, meaning = _name_and_meaning(row, names)
            held = meaning.names if meaning else frozenset()
            fresh = left in standing - lefts - variables and held.isdisjoint(lefts | {left})
            found += [row] if fresh else []
            lefts, standing = lefts | {left}, standing | held
    return found


def given_between(rows: Sequence[TextLine], names: Names) -> list[TextLine]:
    """Find the lines that give a name its meaning after a slope was taken.

    In y = u^2, dy/du = 2u, u = 3x + 1, the last line says what u is: it follows from nothing.

    Parameters
    ----------
    rows : sequence of TextLine
        The lines of a derivation in the notation.
    names : Names
        What is known about the names.

    Returns
    -------
    list of TextLine
    """
    rows = expressions(rows)
    read_rows = [_Row.of(row, names) for row in rows]
    first = next((at for at, row in enumerate(read_rows) if row.slopes), len(rows))
    return [rows[at] for at in range(first + 1, len(rows)) if _gives_between(at, read_rows)]


@dataclass(frozen=True)
class _Row:
    """A line as far as it can be read: the name it may give, its meaning, and what stands in it."""

    left: str
    meaning: Node | None
    standing: frozenset[str]
    slopes: tuple[Derivative, ...]

    @classmethod
    def of(cls, row, names):
        parts = [part for side in _sides(row, names) for part in walk(side)]
        standing = frozenset(part.name for part in parts if isinstance(part, Name))
        slopes = tuple(part for part in parts if isinstance(part, Derivative))
        return cls(*_name_and_meaning(row, names), standing, slopes)


def _gives_between(at, rows):
    """Whether a line gives a name that has no meaning yet, and cannot follow from those before."""
    row, before = rows[at], rows[:at]
    if not row.meaning or row.left in {"e", *row.meaning.names, *(row.left for row in before)}:
        return False
    return (
        _is_inner(row, before, rows)
        or _is_variable(row, before, rows)
        or _is_new(row, before, rows[at + 1 :])
    )


def _is_inner(row, before, rows):
    """Whether the name stands in a meaning given before, and is part of a slope: u in y = u^2."""
    outer = {given.left for given in before if given.meaning and row.left in given.meaning.names}
    slopes = [slope for row in rows for slope in row.slopes]
    parts = {slope.by for slope in slopes} | {getattr(slope.arg, "name", "") for slope in slopes}
    return bool(outer) and row.left in parts and row.meaning.names.isdisjoint(outer)


def _is_variable(row, before, rows):
    """Whether something is differentiated by the name, and its meaning holds a new name."""
    by = {slope.by for row in rows for slope in row.slopes}
    return row.left in by and bool(row.meaning.names - _standing(before))


def _is_new(row, before, after):
    """Whether the name stands nowhere before, but later."""
    return row.left not in _standing(before) and row.left in _standing(after)


def _standing(rows):
    return frozenset().union(*(row.standing for row in rows))


def _sides(row, names):
    """The sides of a line that can be read."""
    found = []
    for side in content_of(row).split("="):
        with suppress(Unreadable):
            found.append(read(side, names))
    return found


def _name_and_meaning(row: TextLine, names: Names) -> tuple[str, Node | None]:
    """The name that an equation may give, and its meaning."""
    left, _, meaning = content_of(row).partition("=")
    with suppress(Unreadable):
        named, node = read(left, names), read(meaning, names)
        if isinstance(named, Name):
            return named.name, node
    return "", None


def _is_definition(content, names):
    """Whether a line is a name, an equals sign and a meaning."""
    left, _, meaning = content.partition("=")
    with suppress(Unreadable):
        return bool(meaning.strip()) and "=" not in meaning and isinstance(read(left, names), Name)
    return False
