"""Collects the lines and the definitions of a derivation, row by row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from steptrace.expression import Derivative, Name, Node, walk
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.derivation import Derivation, Given, Line
from steptrace.notation.errors import Unreadable
from steptrace.notation.given import LET
from steptrace.notation.latex.parser import TextLine
from steptrace.notation.limits import MAX_CHARACTERS, MAX_DEFINITIONS, MAX_LINES
from steptrace.notation.margins import ARROW
from steptrace.notation.names import Names
from steptrace.notation.otherwise import others
from steptrace.notation.parser import products_in, read, slopes_in
from steptrace.notation.prose import FORMULAS

# Words to the end of a line, as people write a remark.
_WORDS = re.compile(r"[A-Za-z]{2,}(?P<more>[\s,;:'’()-]+(?:[A-Za-z]{2,}|a))*[\s.,;)]*$")


class Collector:
    """Reads the rows of a text one by one, and collects lines and definitions."""

    def __init__(self, first: int, names: Names, equations: bool) -> None:
        self.first, self.names, self.equations = first, names, equations
        self.lines: list[Line] = []
        self.definitions: dict[str, Node] = {}
        self.given_at: dict[str, int] = {}
        self.given_again: list[Given] = []
        self.let: set[str] = set()
        self.slopes: set[str] = set()
        self.products: list[tuple[int, str, str]] = []
        self.subject: Node | None = None  # the left side that the last row is about
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
            products=tuple(self.products),
            named=frozenset(self.names.functions),
            unreadable=problem,
        )

    def take(self, row: TextLine, defines: bool) -> None:
        """Read the next line.

        Parameters
        ----------
        row : TextLine
            The line.
        defines : bool
            Whether it gives a name its meaning, as one with ``let`` does.
        """
        content, _, claim = row.text.partition("#")
        self._check_count(row, content)
        if defines:
            self._define(content, row.number)
        elif content.strip():
            self._take_line(self._without_arrow(content), claim.strip(), row)

    def _check_count(self, row, content):
        expressions = len(self.lines) + content.count("=")
        if row.number - self.first >= MAX_LINES or expressions > MAX_LINES:
            raise Unreadable("many", most=MAX_LINES)

    def _without_arrow(self, content):
        """Replace the arrow before a line by blanks, or by the equals sign that it stands for."""
        behind = ARROW.sub("", content)
        if not behind.strip():
            raise Unreadable("empty", len(content))
        goes_on = bool(self.lines) and not self.equations and "=" not in behind
        sign = "=" if goes_on else " "
        return ARROW.sub(lambda arrow: sign.rjust(len(arrow.group())), content)

    def _take_line(self, content, claim, row):
        """Read a line of expressions; words at its end are what it claims."""
        try:
            self._add_line(content, claim, row)
        except Unreadable as problem:
            words = _words_from(content, problem)
            if claim or not words:
                raise
            self._add_line(content.removesuffix(words), words.strip("( ).,;"), row)

    def _add_line(self, content, claim, row):
        """Read a line of expressions, of which the first may be a name that it defines."""
        sides = list(_sides(content))
        _check_sides(sides, self.equations, begun=bool(self.lines))
        written = [self._written(text, at, row) for at, text in sides if text.strip()]
        self.slopes |= slopes_in(content)
        for line in written:
            self._note_products(line.number, line.text)
        self._check_length(content)
        if self._begins_with_definition([line.node for line in written]):
            named, *written = written
            self._give(named.node.name, written[0].node, named.number)
        check_written_out([line.node for line in written], self.definitions)
        has_left = self.equations and bool(sides[0][1].strip())
        self._learn(written, has_left)
        lines = _lines(written, claim, has_left)
        self.lines += [replace(line, others=tuple(others(line.text, self.names))) for line in lines]

    def _learn(self, written, has_left):
        """Keep what a row says about its left side, or about that of the row it goes on from."""
        self.subject = written[0].node if has_left else self.subject
        if has_left and isinstance(self.subject, Name):
            self.names = self.names.learn(self.subject.name, written[1].node)
        self._name_the_same(written)
        for line in written:
            if isinstance(self.subject, Derivative) and not _has_slopes(line.node):
                self.names = self.names.learn_slope(self.subject, line.node)

    def _name_the_same(self, written):
        """Give y the meaning f(x) in a row such as f'(x) = dy/dx."""
        slopes = [line.node for line in written if isinstance(line.node, Derivative)]
        slopes = [slope for slope in slopes if isinstance(slope.arg, Name)]
        given = [slope for slope in slopes if slope.arg.name in self.names.functions]
        for slope in slopes:
            same = [known for known in given if _is_as(slope, known)]
            if same and not self._means(slope.arg.name):
                self._give(slope.arg.name, same[0].arg, written[0].number)

    def _means(self, name):
        return name in {*self.names.functions, *self.definitions, *dict(self.names.meanings)}

    def _written(self, text, column, row):
        """One expression of a row, with the number of the line in which it begins."""
        start = column + len(text) - len(text.lstrip())
        node = self._read_side(text, column)
        return Line(row.number_at(start), text.strip(), node, row=row.number)

    def _read_side(self, text, column):
        try:
            return read(text, self.names)
        except Unreadable as problem:
            problem.column += column
            raise

    def _note_products(self, number, text):
        """Keep how runs of letters were read, each run once."""
        known = {run for _, run, _ in self.products}
        for run, product in products_in(text, self.names).items():
            if run not in known:
                self.products.append((number, run, product))

    def _give(self, name, meaning, number):
        """Give a name its meaning."""
        self.definitions = {**self.definitions, name: meaning}
        self.given_at[name] = number
        self.names = self.names.learn(name, meaning)

    def _check_length(self, content):
        self.length += len(content)
        if self.length > MAX_CHARACTERS:
            raise Unreadable("much", most=MAX_CHARACTERS)

    def _begins_with_definition(self, nodes):
        first = not self.lines and not self.equations
        return first and _defines(nodes, self.definitions)

    def _define(self, content, number):
        """Read a definition, such as let alpha = 1 + e^-x."""
        let = LET.match(content)
        start = let.end() if let else 0
        name, equals, meaning = content[start:].partition("=")
        if not equals or "=" in meaning:
            raise Unreadable("let", start)
        named = self._read_side(name, start)
        node = self._read_side(meaning, start + len(name) + 1)
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
        self._note_products(number, meaning)
        self._give(named.name, node, number)
        self.slopes |= slopes_in(meaning)
        self.let.add(named.name)

    def _define_again(self, given):
        check_written_out([given.node], self.definitions)
        if len(self.definitions) + len(self.given_again) == MAX_DEFINITIONS:
            raise Unreadable("many-given", most=MAX_DEFINITIONS)
        self.given_again.append(given)


def _words_from(content, problem):
    """The words at the end of a line that are no part of its formula; none if there are none."""
    column = problem.column
    words = _WORDS.match(content, column) if problem.kind in ("word", "letters") else None
    if not words or not (problem.kind == "word" or words.group("more")):
        return ""
    if FORMULAS & set(words.group().lower().split()):
        return ""
    before = content[:column].rstrip("( ")
    formula = before[-1:] not in ("", "=") and before != content[:column]
    return content[len(before) :] if formula else ""


def _lines(written: Sequence[Line], claim: str, has_left: bool) -> list[Line]:
    """Make lines of the expressions in one row; the first may be the left side of the others."""
    lines = list(written[has_left:])
    lines[0] = replace(lines[0], left=written[0].node if has_left else None)
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


def _has_slopes(node):
    return any(isinstance(part, Derivative) for part in walk(node))


def _is_as(slope, known):
    """Whether a derivative is written like another, but of another name."""
    return slope.order == known.order and slope.by in ("", known.by)


def _defines(nodes, given):
    """Whether a first line gives a meaning to a new name, as in `L = -ln(p)`."""
    named = len(nodes) > 1 and isinstance(nodes[0], Name)
    fresh = named and nodes[0].name not in {"e", *given}
    return fresh and nodes[0].name not in reached(nodes[1], given)
