"""A derivation as text: its lines, in a chain of expressions that should all be equal."""

import unicodedata
from dataclasses import dataclass, field

from sigmoid_course.tutor.notation.expression import Derivative, Name, Node, rewrite, walk
from sigmoid_course.tutor.notation.product import Unreadable
from sigmoid_course.tutor.notation.reader import read

MOST_LINES = 300
_FACES = ("<font>", "<wide>", "<compat>")


@dataclass(frozen=True)
class Link:
    """One expression of a chain.

    Attributes
    ----------
    line : int
        The line of the text it stands in, from 1.
    text : str
        The expression as typed.
    node : Node
        The expression as read, its derivatives' variables filled in.
    claim : str
        What stands after ``#`` in the line, on its last expression only.
    """

    line: int
    text: str
    node: Node
    claim: str = ""


@dataclass
class Chain:
    """A derivation as read.

    Attributes
    ----------
    links : list of Link
        The expressions, as far as the text can be read.
    definitions : dict
        From a fresh name to the expression it was given on the first line.
    functions : frozenset of str
        The names that are functions of the variable: those primed or differentiated.
    unreadable : Unreadable or None
        What stopped the reading; its `line`, `text` and `column` say where.
    """

    links: list = field(default_factory=list)
    definitions: dict = field(default_factory=dict)
    functions: frozenset = frozenset()
    unreadable: Unreadable | None = None


def read_chain(text, first=1):
    """Read a derivation.

    Parameters
    ----------
    text : str
        A step a line, each from the second on with ``=`` in front.
    first : int
        The number of the text's first line.

    Returns
    -------
    Chain
        All that can be read up to the first line that cannot.

    Examples
    --------
    >>> [link.line for link in read_chain("(x + 1)^2\\n= (x + 1)(x + 1)  # algebra").links]
    [1, 2]
    """
    chain = Chain()
    lines = plain(text).splitlines() if isinstance(text, str) else []
    number, line = first, ""
    try:
        if not any(line.partition("#")[0].strip() for line in lines):
            raise Unreadable("nothing")
        for number, line in enumerate(lines, first):
            if number - first >= MOST_LINES:
                raise Unreadable("many", most=MOST_LINES)
            _read_line(chain, number, line)
    except Unreadable as problem:
        problem.line, problem.text = number, line
        chain.unreadable = problem
    return _settle(chain)


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


def _read_line(chain, number, line):
    content, _, claim = line.partition("#")
    if not content.strip():
        return
    sides = list(_sides(content))
    _check_sides(chain, sides)
    nodes = [_read_side(text, column) for column, text in sides if text.strip()]
    if not chain.links and _defines(nodes):
        chain.definitions[nodes[0].name] = nodes[1]
        sides, nodes = sides[1:], nodes[1:]
    texts = [text.strip() for _, text in sides if text.strip()]
    links = [Link(number, text, node) for text, node in zip(texts, nodes, strict=True)]
    links[-1] = Link(number, texts[-1], nodes[-1], claim.strip())
    chain.links.extend(links)


def _sides(content):
    column = 0
    for side in content.split("="):
        yield column, side
        column += len(side) + 1


def _check_sides(chain, sides):
    (_, before), *others = sides
    goes_on = bool(others) and not before.strip()
    if not chain.links and goes_on:
        raise Unreadable("no-start")
    if chain.links and not goes_on:
        column = len(before) - len(before.lstrip())
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


def _defines(nodes):
    """Whether a first line gives a meaning to a fresh name, as in `L = -ln(p)`."""
    fresh = len(nodes) > 1 and isinstance(nodes[0], Name) and nodes[0].name != "e"
    return fresh and nodes[0].name not in nodes[1].names


def _settle(chain):
    """Give each prime its variable, and find the names that are functions of it."""
    primed = _names(chain, lambda part: not part.by)
    by = {part.by for part in _held(chain) if part.by}
    _take_back(chain, by or ({"x"} if primed else set()))
    settled = []
    for link in chain.links:
        try:
            node = rewrite(link.node, lambda part: _primed(part, by, primed))
        except Unreadable as problem:
            problem.line, problem.text, problem.column = link.line, link.text, 0
            chain.unreadable = problem
            break
        settled.append(Link(link.line, link.text, node, link.claim))
    chain.links = settled
    named = _names(chain, lambda part: part.arg.name != part.by)
    chain.functions = frozenset(named - set(chain.definitions))
    return chain


def _held(chain):
    parts = (part for link in chain.links for part in walk(link.node))
    return [part for part in parts if isinstance(part, Derivative)]


def _names(chain, wanted):
    """The names whose derivatives stand in a chain, as y in y' and dy/dx."""
    named = (part for part in _held(chain) if isinstance(part.arg, Name))
    return {part.arg.name for part in named if wanted(part)} - {"e"}


def _take_back(chain, variables):
    """What looked like a definition, of a name that is the variable, is a first step."""
    for name in set(chain.definitions) & variables:
        del chain.definitions[name]
        chain.links.insert(0, Link(chain.links[0].line, name, Name(name)))


def _primed(part, by, primed):
    """A prime as a derivative by the variable that it goes by."""
    if not isinstance(part, Derivative) or part.by:
        return part
    names = part.arg.names
    common = next(iter(by)) if len(by) == 1 else "x"
    if isinstance(part.arg, Name) or (len(by) < 2 and names & primed):
        return Derivative(part.arg, common, part.order)
    choice = (names & by if len(by) == 1 else names) or names or by
    if len(choice) != 1:
        raise Unreadable("prime-of-what", names=", ".join(sorted(names)) or "no name")
    return Derivative(part.arg, next(iter(choice)), part.order)
