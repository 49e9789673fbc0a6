"""Reads a derivation, typed or pasted, line by line."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import takewhile

from steptrace.expression import Name, Node
from steptrace.notation.binding import bind
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.derivation import Derivation, Given, Line
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import TextLine, all_lines
from steptrace.notation.parser import read, slopes_in

MAX_LINES, MAX_CHARACTERS, MAX_DEFINITIONS = 100, 12_000, 40
_LET = re.compile(r"\s*let\s+")
_ARROW = re.compile(r"^\s*(=>|⇒|⟹)")
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
    rows, problem = all_lines(plain(text) if isinstance(text, str) else "", first)
    reader, row = _Reader(first), None
    try:
        if not problem and not any(_content(row) for row in rows):
            raise Unreadable("nothing")
        row = _without_let(rows)
        if row:
            raise Unreadable("let-missing", named=_content(row))
        reader.equations = _are_equations(rows)
        for row in rows:
            reader.take(row)
    except Unreadable as found:
        problem = row.locate(found) if row else _at_start(found, first)
    return bind(reader.derivation(problem), frozenset(constants))


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


def _content(row):
    """A line without its comment."""
    return row.text.partition("#")[0].strip()


def _expressions(rows):
    """The lines that have an expression, not only a comment, a definition or blanks."""
    return [row for row in rows if _content(row) and not _LET.match(_content(row))]


def _without_let(rows):
    """The first line that defines a name without let before a derivation, None if none does."""
    rows = _expressions(rows)
    leading = list(takewhile(lambda row: _is_definition(_content(row)), rows))
    after = rows[len(leading) :][:1]
    return leading[0] if leading and after and "=" not in _content(after[0]) else None


def _is_definition(content):
    """Whether a line is a name, an equals sign and a meaning."""
    left, _, meaning = content.partition("=")
    with suppress(Unreadable):
        return bool(meaning.strip()) and "=" not in meaning and isinstance(read(left), Name)
    return False


def _are_equations(rows):
    """Whether the first line and a later one are equations with both sides."""
    first, *others = [_content(row) for row in _expressions(rows)] or [""]
    return _is_equation(first) and any(map(_is_equation, others))


def _is_equation(content):
    """Whether a line has a left-hand side and an equals sign, with or without an arrow first."""
    left, equals, _ = _ARROW.sub("", content).partition("=")
    return bool(equals) and bool(left.strip())


class _Reader:
    """Reads the rows of a text one by one, and collects lines and definitions."""

    def __init__(self, first: int) -> None:
        self.first, self.equations = first, False
        self.lines: list[Line] = []
        self.definitions: dict[str, Node] = {}
        self.given_at: dict[str, int] = {}
        self.given_again: list[Given] = []
        self.let: set[str] = set()
        self.slopes: set[str] = set()
        self.length = 0  # characters, without comments

    def derivation(self, problem: Unreadable | None) -> Derivation:
        """Return everything that was read, and the problem that stopped the reading."""
        return Derivation(
            lines=tuple(self.lines),
            definitions=self.definitions,
            given_at=self.given_at,
            given_again=tuple(self.given_again),
            let=frozenset(self.let),
            equations=self.equations,
            slopes=frozenset(self.slopes),
            unreadable=problem,
        )

    def take(self, row: TextLine) -> None:
        """Read the next line."""
        content, _, claim = row.text.partition("#")
        self._check_count(row, content)
        if _LET.match(content):
            self._define(content, row.number)
        elif content.strip():
            self._add_line(_without_arrow(content), claim.strip(), row.number)

    def _check_count(self, row, content):
        expressions = len(self.lines) + content.count("=")
        if row.number - self.first >= MAX_LINES or expressions > MAX_LINES:
            raise Unreadable("many", most=MAX_LINES)

    def _add_line(self, content, claim, number):
        """Read a line of expressions, of which the first may be a name that it defines."""
        sides = list(_sides(content))
        _check_sides(sides, self.equations, begun=bool(self.lines))
        written = [(text.strip(), _read_side(text, at)) for at, text in sides if text.strip()]
        self.slopes |= slopes_in(content)
        self._check_length(content)
        if self._begins_with_definition([node for _, node in written]):
            (_, named), (_, meaning) = written[:2]
            written = written[1:]
            self.definitions[named.name], self.given_at[named.name] = meaning, number
        check_written_out([node for _, node in written], self.definitions)
        has_left = self.equations and bool(sides[0][1].strip())
        self.lines += _lines(number, written, claim, has_left)

    def _check_length(self, content):
        self.length += len(content)
        if self.length > MAX_CHARACTERS:
            raise Unreadable("much", most=MAX_CHARACTERS)

    def _begins_with_definition(self, nodes):
        first = not self.lines and not self.equations
        return first and _defines(nodes, self.definitions)

    def _define(self, content, number):
        """Read a definition, such as let alpha = 1 + e^-x."""
        start = _LET.match(content).end()
        name, equals, meaning = content[start:].partition("=")
        if not equals or "=" in meaning:
            raise Unreadable("let", start)
        named, node = _read_side(name, start), _read_side(meaning, start + len(name) + 1)
        if named in map(Name, self.definitions):
            self._define_again(Given(number, named.name, meaning.strip(), node))
            return
        if not _defines([named, node], self.definitions):
            raise Unreadable("let-name", start, name=name.strip())
        if len(self.definitions) == MAX_DEFINITIONS:
            raise Unreadable("many-given", start, most=MAX_DEFINITIONS)
        given = {**self.definitions, named.name: node}
        read_so_far = (side for line in self.lines for side in line.sides())
        check_written_out([*given.values(), *read_so_far], given)
        self.definitions, self.given_at[named.name] = given, number
        self.slopes |= slopes_in(meaning)
        self.let.add(named.name)

    def _define_again(self, given):
        check_written_out([given.node], self.definitions)
        if len(self.definitions) + len(self.given_again) == MAX_DEFINITIONS:
            raise Unreadable("many-given", most=MAX_DEFINITIONS)
        self.given_again.append(given)


def _without_arrow(content):
    """Replace the arrow before a line by blanks, which keeps the columns."""
    content = _ARROW.sub(lambda arrow: " " * len(arrow.group()), content)
    if not content.strip():
        raise Unreadable("empty", len(content))
    return content


def _lines(number: int, written: Sequence, claim: str, has_left: bool) -> list[Line]:
    """Make lines of the expressions in one line of the text."""
    left = written[0][1] if has_left else None
    lines = [Line(number, text, node) for text, node in (written[1:] if has_left else written)]
    lines[0] = replace(lines[0], left=left)
    lines[-1] = replace(lines[-1], claim=claim)
    return lines


def _sides(content):
    column = 0
    for side in content.split("="):
        yield column, side
        column += len(side) + 1


def _check_sides(sides, equations, begun):
    """Refuse a line whose equals signs are not possible at this point of a derivation."""
    (_, before), *others = sides
    goes_on = bool(others) and not before.strip()
    if not begun and goes_on:
        raise Unreadable("no-start")
    column = len(before) - len(before.lstrip())
    if equations and not others:
        raise Unreadable("no-equation", column)
    if begun and not goes_on and not equations:
        raise Unreadable("equations" if others else "no-equals", column)
    for column, text in others:
        if not text.strip():
            raise Unreadable("nothing-after", column - 1)


def _read_side(text, column):
    try:
        return read(text)
    except Unreadable as problem:
        problem.column += column
        raise


def _defines(nodes, given):
    """Whether a first line gives a meaning to a new name, as in `L = -ln(p)`."""
    named = len(nodes) > 1 and isinstance(nodes[0], Name)
    fresh = named and nodes[0].name not in {"e", *given}
    return fresh and nodes[0].name not in reached(nodes[1], given)
