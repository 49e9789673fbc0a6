"""A derivation as text: its lines, in a chain of expressions that should all be equal."""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import takewhile

from steptrace.expression import Name, Node, walk
from steptrace.notation.binding import settle
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import all_lines
from steptrace.notation.parser import read, slopes_in

MOST_LINES, MOST_CHARACTERS, MOST_GIVEN = 100, 12_000, 40
_LET = re.compile(r"\s*let\s+")
_ARROW = re.compile(r"^\s*(=>|⇒|⟹)")
_FACES = ("<font>", "<wide>", "<compat>")


@dataclass(frozen=True)
class Line:
    """One expression of a chain.

    Attributes
    ----------
    number : int
        The line of the text it stands in, from 1.
    text : str
        The expression as typed.
    node : Node
        The expression as read, its derivatives' variables filled in.
    claim : str
        What stands after ``#`` in the line, on its last expression only.
    left : Node or None
        The left-hand side, where the line begins with an equation of its own.
    """

    number: int
    text: str
    node: Node
    claim: str = ""
    left: Node | None = None


@dataclass
class Derivation:
    """A derivation as read.

    Attributes
    ----------
    lines : list of Line
        The expressions, as far as the text can be read.
    definitions : dict
        From a fresh name to the expression it was given, by ``let`` or on the first line.
    given_at : dict
        From each of these names to the line that gives it.
    let : set of str
        Those of these names that ``let`` gave.
    by : str
        The variable of primes.
    equations : bool
        Whether the lines are equations, each following from the one before.
    slopes : set of str
        The names that are written as y is in dy/dx.
    functions : frozenset of str
        The names that are functions of the variable: those primed or differentiated.
    unsure : frozenset of str
        Those of them that only stand as in d/dx[t]: constants where a line takes that as 0.
    unknown : frozenset of str
        Those of them that stand nowhere but in derivatives, as L in dL/dz.
    length : int
        The characters read so far, without comments.
    unreadable : Unreadable or None
        What stopped the reading; its `line`, `text` and `column` say where.
    """

    lines: list = field(default_factory=list)
    definitions: dict = field(default_factory=dict)
    given_at: dict = field(default_factory=dict)
    let: set = field(default_factory=set)
    equations: bool = False
    by: str = "x"
    slopes: set = field(default_factory=set)
    functions: frozenset = frozenset()
    unsure: frozenset = frozenset()
    unknown: frozenset = frozenset()
    length: int = 0
    unreadable: Unreadable | None = None

    def sides(self):
        """All expressions of the chain, meanings of names left out."""
        return [side for line in self.lines for side in (line.left, line.node) if side]

    def parts(self):
        """Every part of every expression and of every meaning."""
        return [part for side in [*self.sides(), *self.definitions.values()] for part in walk(side)]


def read_derivation(text, first=1, constants=()):
    """Read a derivation.

    Parameters
    ----------
    text : str
        A step a line, each from the second on with ``=`` in front.
    first : int
        The number of the text's first line.
    constants : iterable of str
        Names that do not vary, even where they are differentiated.

    Returns
    -------
    Derivation
        All that can be read up to the first line that cannot.

    Examples
    --------
    >>> [line.number for line in read_derivation("(x + 1)^2\\n= (x + 1)(x + 1)  # algebra").lines]
    [1, 2]
    """
    derivation, line = Derivation(), None
    lines, stopped = all_lines(plain(text) if isinstance(text, str) else "", first)
    try:
        texts = [line.text for line in lines]
        if not stopped and not any(text.partition("#")[0].strip() for text in texts):
            raise Unreadable("nothing")
        line = _without_let(lines)
        if line:
            raise Unreadable("let-missing", named=line.text.partition("#")[0].strip())
        derivation.equations = _are_equations(_contents(texts))
        for line in lines:
            _read_line(derivation, line, first)
        derivation.unreadable = stopped
    except Unreadable as problem:
        derivation.unreadable = line.locate(problem) if line else _nowhere(problem, first)
    return settle(derivation, frozenset(constants))


def _nowhere(problem, first):
    problem.line, problem.text = first, ""
    return problem


def plain(text):
    """Text with letters as they are typed, where they were pasted in another face.

    Examples
    --------
    >>> plain("𝑒^𝑥 + ϕ")
    'e^x + φ'
    """
    return "".join(map(_plain, unicodedata.normalize("NFC", text)))


def _plain(character):
    face, _, _ = unicodedata.decomposition(character).partition(" ")
    usual = unicodedata.normalize("NFKC", character) if face in _FACES else character
    return usual if len(usual) == 1 and usual.isprintable() else character


def _contents(lines):
    """What lines hold besides comments, definitions and blanks."""
    contents = (line.partition("#")[0].strip() for line in lines)
    return [content for content in contents if content and not _LET.match(content)]


def _without_let(lines):
    """The first of lines that give names their meanings, and no let, before an expression."""
    lines = [line for line in lines if _contents([line.text])]
    leading = list(takewhile(lambda line: _gives(line.text.partition("#")[0]), lines))
    after = lines[len(leading) :][:1]
    return leading[0] if leading and after and "=" not in _contents([after[0].text])[0] else None


def _gives(content):
    """Whether a line is one name, one equals sign and a meaning."""
    left, _, meaning = content.partition("=")
    with suppress(Unreadable):
        return bool(meaning.strip()) and "=" not in meaning and isinstance(read(left), Name)
    return False


def _are_equations(contents):
    """Whether the first line is an equation and a later one is an equation of its own."""
    first, *others = contents or [""]
    return _is_equation(first) and any(map(_is_equation, others))


def _is_equation(content):
    """Whether a line has both sides of an equation, an arrow in front or not."""
    left, equals, _ = _ARROW.sub("", content).partition("=")
    return bool(equals) and bool(left.strip())


def _read_line(derivation, line, first):
    content, _, claim = line.text.partition("#")
    if line.number - first >= MOST_LINES or len(derivation.lines) + content.count("=") > MOST_LINES:
        raise Unreadable("many", most=MOST_LINES)
    if not content.strip():
        return
    if _LET.match(content):
        _give(derivation, content, line.number)
        return
    content = _ARROW.sub(lambda arrow: " " * len(arrow.group()), content)
    if not content.strip():
        raise Unreadable("empty", len(content))
    sides = list(_sides(content))
    _check_sides(derivation, sides)
    nodes = [_read_side(text, column) for column, text in sides if text.strip()]
    derivation.slopes |= slopes_in(content)
    derivation.length += len(content)
    if derivation.length > MOST_CHARACTERS:
        raise Unreadable("much", most=MOST_CHARACTERS)
    texts = [text.strip() for _, text in sides if text.strip()]
    if (
        not derivation.lines
        and not derivation.equations
        and _defines(nodes, derivation.definitions)
    ):
        derivation.definitions[nodes[0].name] = nodes[1]
        derivation.given_at[nodes[0].name] = line.number
        texts, nodes = texts[1:], nodes[1:]
    check_written_out(nodes, derivation.definitions)
    left = None
    if derivation.equations and sides[0][1].strip():
        left, texts, nodes = nodes[0], texts[1:], nodes[1:]
    lines = [Line(line.number, text, node) for text, node in zip(texts, nodes, strict=True)]
    lines[0] = replace(lines[0], left=left)
    lines[-1] = replace(lines[-1], claim=claim.strip())
    derivation.lines.extend(lines)


def _give(derivation, content, number):
    """Take up a definition: let alpha = 1 + e^-x."""
    start = _LET.match(content).end()
    name, equals, meaning = content[start:].partition("=")
    column = start + len(name) + 1
    if not equals or "=" in meaning:
        raise Unreadable("let", start)
    named, node = _read_side(name, start), _read_side(meaning, column)
    if named in map(Name, derivation.definitions) or not _defines(
        [named, node], derivation.definitions
    ):
        raise Unreadable("let-name", start, name=name.strip())
    if len(derivation.definitions) == MOST_GIVEN:
        raise Unreadable("many-given", start, most=MOST_GIVEN)
    given = {**derivation.definitions, named.name: node}
    check_written_out([*given.values(), *derivation.sides()], given)
    derivation.slopes |= slopes_in(meaning)
    derivation.definitions = given
    derivation.given_at[named.name] = number
    derivation.let.add(named.name)


def _sides(content):
    column = 0
    for side in content.split("="):
        yield column, side
        column += len(side) + 1


def _check_sides(derivation, sides):
    (_, before), *others = sides
    goes_on = bool(others) and not before.strip()
    if not derivation.lines and goes_on:
        raise Unreadable("no-start")
    column = len(before) - len(before.lstrip())
    if derivation.equations and not others:
        raise Unreadable("no-equation", column)
    if derivation.lines and not goes_on and not derivation.equations:
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
    """Whether a first line gives a meaning to a fresh name, as in `L = -ln(p)`."""
    fresh = len(nodes) > 1 and isinstance(nodes[0], Name) and nodes[0].name != "e"
    return fresh and nodes[0].name not in reached(nodes[1], given)
