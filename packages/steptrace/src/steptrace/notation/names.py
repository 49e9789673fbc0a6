"""What a text says about its names before any line is parsed: its functions, and lone letters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from steptrace.expression import Derivative, Name, Node, walk
from steptrace.expression import replace as substitute
from steptrace.functions import SPELLINGS
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.elsewhere import inverse_in, is_elsewhere
from steptrace.notation.errors import Unreadable
from steptrace.notation.limits import MAX_CHARACTERS, MAX_LINE_LENGTH

GREEK = {
    unicodedata.name(letter).split()[-1].lower().replace("lamda", "lambda"): letter
    for letter in "αβγδεζηθικλμνξοπρτυφχψω"
}
GREEK |= {name.capitalize(): letter.upper() for name, letter in GREEK.items()} | {"Sigma": "Σ"}
LETTERS = {letter: name for name, letter in GREEK.items()} | {"ŷ": "yhat"}

# Letters with an accent, such as phat; three words are left out.
ACCENTED = re.compile(rf"(?!that|what|chat)(?:[A-Za-z]|{'|'.join(GREEK)})(hat|bar|tilde)")
# An index without braces is a number, or begins with a letter: w_1x_1 is a product.
LOWERED = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"
INDEX = rf"_(?:[0-9]+|[A-Za-zα-ω][A-Za-z0-9α-ω]*|\{{[A-Za-z0-9α-ω]+\}})|[{LOWERED}]+"
_PLAIN = str.maketrans(LOWERED, "0123456789aehijklmnoprstuvx")
NAME = rf"[A-Za-zŷα-ωΑ-Ω]+(?:{INDEX})?"
_ORDER = r"(?:\^[0-9]+|[²³])?"
_PRIMES = "['′’″]"
# A derivative as dy/dx, or the operator d/dx.
_SLOPE = re.compile(rf"[d∂]{_ORDER}\s*({NAME})?\s*[/∕]\s*[d∂]\s*({NAME}){_ORDER}")
_DIFFERENTIATED = re.compile(rf"[/∕]|{_PRIMES}")
# A function with primes or below a slope but without an argument, or one that stands in its own.
_WORD = r"((?<![A-Za-z])[A-Za-z]+|[α-ω])"
_BARE = (
    re.compile(rf"{_WORD}\s*{_PRIMES}+(?!\s*[\w(\[{{|√'′’″])"),
    re.compile(r"[d∂]([A-Za-z]+|[α-ω])\s*[/∕]\s*[d∂]"),
    re.compile(rf"{_WORD}[0-9²^]*\s*\([^()]*(?<![A-Za-zα-ω])\1(?![A-Za-zα-ω'′]|\s*[\w(\[{{])"),
)
# What depends on the variable: what a line gives, what has primes, and what a slope is of.
_DEPENDING = (
    re.compile(rf"^\s*(?:let\s+)?({NAME})\s*=(?!>)"),
    re.compile(rf"({NAME})\s*{_PRIMES}"),
    re.compile(rf"[d∂]{_ORDER}({NAME})\s*[/∕]\s*[d∂]"),
)
_RUN = re.compile(rf"({NAME})(\s*{_PRIMES}*\s*[(\[])?")
_FUNCTION = re.compile(
    rf"(?P<before>(?:\s*let\s|\s*(?:=>|⇒|⟹))?(?:\s*[d∂]{_ORDER}\s*[/∕]\s*[d∂]\s*{NAME}{_ORDER}\s*[\[(]?)?\s*)"
    rf"(?P<name>{NAME})\s*{_PRIMES}*\s*\(\s*(?P<argument>{NAME})\s*\)\s*[\])]?\s*=(?!>)"
)


@dataclass(frozen=True)
class Named:
    """A function that a line gives with its argument, as in f(x) = x^2.

    Attributes
    ----------
    name, argument : str
        The names of the function and of its argument.
    """

    name: str
    argument: str

    def slope(self, order: int) -> Node:
        """Return f(x), or its derivative of an order."""
        name = Name(self.name)
        return Derivative(name, self.argument, order) if order else name


@dataclass(frozen=True)
class Names:
    """What a text says about its names.

    Attributes
    ----------
    given : tuple of Named
        The functions that are given with their argument.
    alone : frozenset of str
        The names that stand somewhere without a bracket right after them.
    meanings : tuple of (str, Node)
        The names that the lines read so far give a meaning, and these meanings.
    slopes : tuple of ((str, int), Node)
        What these lines say about derivatives of functions: the function, the order, the slope.
    variable : str
        The variable that functions without an argument are read at; empty if none are written.
    """

    given: tuple[Named, ...] = ()
    alone: frozenset[str] = frozenset()
    meanings: tuple[tuple[str, Node], ...] = ()
    slopes: tuple[tuple[tuple[str, int], Node], ...] = ()
    variable: str = ""

    @cached_property
    def functions(self) -> dict[str, Named]:
        """The given functions by their names."""
        return {function.name: function for function in self.given}

    def learn(self, name: str, meaning: Node) -> "Names":
        """Return the same with a meaning for a name, if it has none yet."""
        if name in dict(self.meanings):
            return self
        return replace(self, meanings=(*self.meanings, (name, meaning)))

    def learn_slope(self, slope: Derivative, meaning: Node) -> "Names":
        """Return the same with a meaning for the derivative of a given function."""
        function = self.functions.get(getattr(slope.arg, "name", ""))
        if not function or function.argument != slope.by:
            return self
        return replace(self, slopes=(*self.slopes, ((function.name, slope.order), meaning)))

    def at(self, function: Named, arg: Node, order: int, column: int) -> Node:
        """Return f(u), with u put in for the argument of a given function.

        Parameters
        ----------
        function : Named
            The function.
        arg : Node
            What stands in the brackets.
        order : int
            The number of primes.
        column : int
            Its column, for a problem.

        Returns
        -------
        Node

        Raises
        ------
        Unreadable
            Nothing can be put in: the function has no meaning yet, or a derivative is in it; or it
            could be a product.
        """
        said = {"name": function.name, "argument": function.argument}
        if arg == Name(function.argument):
            return function.slope(order)
        if function.name in arg.names:
            raise Unreadable("call-of-itself", column, **said)
        slope = dict(self.slopes).get((function.name, order), function.slope(order))
        meaning = self._written_out(function, slope)
        if any(isinstance(part, Derivative) for part in walk(meaning)):
            raise Unreadable("slope-at", column, primes="'" * order, **said)
        if meaning.names & self.functions.keys():
            raise Unreadable("no-first-line", column, **said)
        return substitute(meaning, {Name(function.argument): arg})

    def _written_out(self, function, meaning):
        """An expression with all names written out that are known, but a function's argument."""
        meanings = dict(self.meanings)
        known = {
            Name(name): node
            for name, node in self.meanings
            if name != function.argument and name not in reached(node, meanings)
        }
        given = {name.name: node for name, node in known.items()}
        while meaning.names & given.keys():
            check_written_out([meaning], given)
            meaning = substitute(meaning, known)
        return meaning


def indexed(text: str) -> str:
    """Return a name with an index of subscript characters written after an underscore.

    Examples
    --------
    >>> indexed("w₁₂"), indexed("w_1")
    ('w_12', 'w_1')
    """
    return re.sub(f"[{LOWERED}]+", lambda found: f"_{found[0].translate(_PLAIN)}", text)


def standard(text: str) -> str:
    """Return the standard spelling of a name: `w_1` for `w_{1}`, `h_theta` for `h_θ`.

    Examples
    --------
    >>> standard("ŷ_{1}"), standard("h_θ")
    ('yhat_1', 'h_theta')
    """
    letters, _, index = indexed(text).partition("_")
    parts = [letters, index.strip("{}")] if index else [letters]
    return "_".join(LETTERS.get(part, part) for part in parts)


def names_in(lines: Iterable[str]) -> Names:
    """Find the functions that a text gives with their argument, and the names that stand alone.

    Parameters
    ----------
    lines : iterable of str
        The lines of a derivation in the notation, without comments.

    Returns
    -------
    Names

    Examples
    --------
    >>> names = names_in(["h(t) = e^t", "h'(t) = e^t"])
    >>> names.given, sorted(names.alone)
    ((Named(name='h', argument='t'),), ['e', 't'])
    """
    given: dict[str, Named] = {}
    alone: set[str] = set()
    lines = list(_as_far_as_read(lines))
    for line in lines:
        found = _FUNCTION.match(line)
        if found:
            function = Named(standard(found.group("name")), standard(found.group("argument")))
            slope = bool(_DIFFERENTIATED.search(found.group()))
            if _is_function(function, given, slope):
                given.setdefault(function.name, function)
        slopes = {standard(name) for pair in _SLOPE.findall(line) for name in pair if name}
        runs = _RUN.findall(_SLOPE.sub(" ", line))
        alone |= slopes | {standard(name) for name, called in runs if not called}
    variable = _variable(lines, alone - given.keys())
    words = {name for name in alone if len(name.partition("_")[0]) > 1} - set(LETTERS.values())
    known = frozenset(alone - words - set(SPELLINGS))
    return Names(tuple(given.values()), known, variable=variable)


def _variable(lines, names):
    """The variable that functions without an argument are read at; empty if this is not clear.

    They are written where one has primes or a slope, or stands in its own argument. The variable
    is x, unless another name is the only one that is no constant and no function of the variable.
    """
    found = {word for pattern in _BARE for line in lines for word in pattern.findall(line)}
    if found.isdisjoint(SPELLINGS):
        return ""
    depending = {name for pattern in _DEPENDING for line in lines for name in pattern.findall(line)}
    names = names - set(map(standard, depending)) - {"e", "pi", *SPELLINGS}
    return next(iter(names)) if len(names) == 1 else "" if names else "x"


def variables_in(lines: Iterable[str]) -> set[str]:
    """Find the names that something is differentiated by, and x if there are primes.

    Parameters
    ----------
    lines : iterable of str
        The lines of a derivation in the notation, without comments.

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(variables_in(["y = w^2", "dy/dw = 2w", "y' = 2w"]))
    ['w', 'x']
    """
    text = "\n".join(_as_far_as_read(lines))
    by = {standard(below) for _, below in _SLOPE.findall(text)}
    return by | {"x"} if re.search(_PRIMES, text) else by


def _as_far_as_read(lines):
    """The lines, up to more text than any derivation has."""
    length = 0
    for line in lines:
        yield line[:MAX_LINE_LENGTH]
        length += min(len(line), MAX_LINE_LENGTH)
        if length > MAX_CHARACTERS:
            return


def _is_function(function, given, slope):
    """Whether `name(argument) = …` gives a function, and is no product and no known function.

    A slope alone gives no function that people know by its name, as in `arcsin'(x) = …`.
    """
    name, argument = function.name, function.argument
    ends_in_one = len(name) > 1 and name[-1] in given
    fresh = name.partition("_")[0] not in {"e", "d", "let", *SPELLINGS}
    known = slope and (is_elsewhere(name) or inverse_in(name))
    return (
        fresh and not known and name != argument and not ends_in_one and argument not in SPELLINGS
    )
