"""Parses one expression into the tree of what was written, by a grammar that lists all it takes."""

import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files

from lark import Lark, Transformer, UnexpectedCharacters, UnexpectedEOF, UnexpectedToken, v_args

from steptrace.expression import (
    Add,
    Call,
    Derivative,
    Name,
    Neg,
    Node,
    Num,
    Pow,
)
from steptrace.functions import SPELLINGS
from steptrace.notation.errors import Unreadable
from steptrace.notation.product import BRACKETS, Piece, Shape, factors_of, multiply

GREEK = {
    unicodedata.name(letter).split()[-1].lower().replace("lamda", "lambda"): letter
    for letter in "αβγδεζηθικλμνξοπρτυφχψω"
}
GREEK |= {name.capitalize(): letter.upper() for name, letter in GREEK.items()} | {"Sigma": "Σ"}
LETTERS = {letter: name for name, letter in GREEK.items()} | {"ŷ": "yhat"}
MAX_BRACKET_DEPTH = 40
MAX_TREE_HEIGHT = 100
MAX_LINE_LENGTH = 2000
MAX_DIGITS = 40

_INDEXED = re.compile(r"([A-Za-zŷα-ωΑ-Ω]+)(?:_\{?([A-Za-z0-9]+)\}?)?([0-9]*)$")
_OPERATOR = re.compile(r"[d∂](\^[0-9]+|[²³])?\s*[/∕]\s*[d∂]\s*(.+?)(\^[0-9]+|[²³])?$")
_SLOPE = re.compile(r"[d∂](\^[0-9]+|[²³])?(.+?)\s*[/∕]\s*[d∂](.+?)(\^[0-9]+|[²³])?$")
_NAMED_SLOPE = re.compile(r"[d∂](?:\^[0-9]+|[²³])?([A-Za-zŷα-ωΑ-Ω]+[\w{}]*)\s*[/∕]\s*[d∂]")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")


def read(text: str) -> Node:
    """Read one expression.

    Parameters
    ----------
    text : str
        An expression in the notation, such as ``"e^-x/(1 + e^-x)^2"``.

    Returns
    -------
    Node
        The tree of what was written, neither evaluated nor simplified.

    Raises
    ------
    Unreadable
        The text is not in the notation.

    Examples
    --------
    >>> read("2x")
    Mul(factors=(Num(value=Fraction(2, 1)), Name(name='x')))
    """
    return _read(text, tuple(SPELLINGS))


@lru_cache(maxsize=1_000)
def _read(text, spellings):
    check_size(text)
    check_brackets(text)
    try:
        return check_height(_parser(spellings).parse(text))
    except UnexpectedCharacters as error:
        raise Unreadable("character", error.pos_in_stream, character=error.char) from None
    except UnexpectedToken as error:
        raise unexpected(text, error) from None
    except UnexpectedEOF:
        raise Unreadable("end", len(text)) from None


def slopes_in(text: str) -> set[str]:
    """Find the names that are differentiated in the form dy/dx, in text that can be read.

    Parameters
    ----------
    text : str
        A line in the notation.

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(slopes_in("dy/dx + d/dx[z] + ∂L/∂w_1"))
    ['L', 'y']
    """
    found = set()
    for written in _NAMED_SLOPE.findall(text):
        with suppress(Unreadable):
            found.add(name_of(written, 0))
    return found


def check_size(text: str) -> None:
    """Check that a text is neither empty nor longer than any derivation on paper.

    Parameters
    ----------
    text : str
        An expression.

    Raises
    ------
    Unreadable
        The text is empty, longer than `MAX_LINE_LENGTH`, or has a number with more than
        `MAX_DIGITS` digits.
    """
    if len(text) > MAX_LINE_LENGTH:
        raise Unreadable("long", MAX_LINE_LENGTH, most=MAX_LINE_LENGTH)
    if not text.strip():
        raise Unreadable("empty", len(text))
    for run in re.finditer(r"[0-9.]+", text):
        if len(run.group()) > MAX_DIGITS:
            raise Unreadable("digits", run.start(), most=MAX_DIGITS)


def check_brackets(text: str) -> None:
    """Check that brackets are paired and not nested too deeply.

    Parameters
    ----------
    text : str
        An expression.

    Raises
    ------
    Unreadable
        With the column of the bracket at fault.
    """
    pairs, open_brackets = {")": "(", "]": "[", "}": "{"}, []
    for column, character in enumerate(text):
        if character in pairs.values():
            open_brackets.append((character, column))
        elif character in pairs:
            if not open_brackets:
                raise Unreadable("close", column, bracket=character)
            bracket, where = open_brackets.pop()
            if bracket != pairs[character]:
                raise Unreadable("pair", column, bracket=character, opened=bracket, at=where + 1)
        if len(open_brackets) > MAX_BRACKET_DEPTH:
            raise Unreadable("deep", column, most=MAX_BRACKET_DEPTH)
    if open_brackets:
        bracket, column = open_brackets[-1]
        raise Unreadable("open", column, bracket=bracket)


def check_height(node: Node) -> Node:
    """Return a tree unchanged, unless it is too tall to work on, such as that of e^e^e^….

    Parameters
    ----------
    node : Node
        A tree.

    Returns
    -------
    Node
        The same tree.

    Raises
    ------
    Unreadable
        It has more than `MAX_TREE_HEIGHT` levels.

    Examples
    --------
    >>> check_height(Name("x"))
    Name(name='x')
    """
    level = [node]
    for _ in range(MAX_TREE_HEIGHT):
        level = [part for above in level for part in above.parts]
        if not level:
            return node
    raise Unreadable("deep", most=MAX_TREE_HEIGHT)


def unexpected(text: str, error: UnexpectedToken) -> Unreadable:
    """Make a problem of a token that the grammar does not accept.

    Parameters
    ----------
    text : str
        The expression.
    error : UnexpectedToken
        The parser's error.

    Returns
    -------
    Unreadable
    """
    ended = error.token.type == "$END"
    column = len(text.rstrip()) if ended else error.token.start_pos
    letters = "".join(sorted({*"".join(SPELLINGS)}))
    before = re.search(rf"(([A-Za-z{letters}]+)['′’″]*)\s*$", text[:column])
    if before and before.group(2) in SPELLINGS:
        powered = error.token.type in ("CARET", "SUPER")
        kind = "function-power" if powered else "bare-function"
        return Unreadable(kind, before.start(), name=before.group(1))
    if ended:
        return Unreadable("end", column)
    return Unreadable("token", column, found=str(error.token), ready="RPAR" in error.accepts)


def grammar(spellings: Iterable[str]) -> str:
    """Return the grammar of the notation for lark.

    Parameters
    ----------
    spellings : iterable of str
        The words that are functions.

    Returns
    -------
    str
        `notation.lark` with these words filled in.
    """
    text = files("steptrace.notation").joinpath("notation.lark").read_text("utf-8")
    return text.replace("SPELLINGS", "|".join(spellings))


@lru_cache(maxsize=4)
def _parser(spellings):
    return Lark(
        grammar(spellings),
        parser="lalr",
        lexer="basic",
        maybe_placeholders=False,
        transformer=_Builder(),
    )


def name_of(text: str, column: int) -> str:
    """Return the standard spelling of a name: `w_1` for `w_{1}`, `yhat` for `ŷ`.

    Parameters
    ----------
    text : str
        A name as typed.
    column : int
        Its column, for a problem.

    Returns
    -------
    str

    Raises
    ------
    Unreadable
        The text is not a name.

    Examples
    --------
    >>> name_of("ŷ_{1}", 0)
    'yhat_1'
    """
    match = _INDEXED.match(text)
    if not match:
        raise Unreadable("odd-base", column, text=text)
    letters, index, digits = match.groups()
    letters = LETTERS.get(letters, letters)
    function = SPELLINGS.get(letters)
    if digits and function and function.based == letters:
        raise Unreadable("log-base", column, base=digits, text=text)
    if function or letters == "ς":
        raise Unreadable("bare-function", column, name=letters)
    if digits:
        raise Unreadable("digit-after-name", column, text=text, name=letters, digits=digits)
    if len(letters) > 1 and letters not in LETTERS.values():
        raise Unreadable("letters", column, text=letters)
    return f"{letters}_{index}" if index else letters


@v_args(inline=True)
class _Builder(Transformer):
    """Builds the tree from the bottom up while lark parses, without recursion over the text."""

    def start(self, total):
        return total.node

    def number(self, token):
        return Piece(Num(Fraction(str(token))), Shape.NUMBER, token.start_pos, token.end_pos)

    def name(self, token):
        node = Name(name_of(str(token), token.start_pos))
        return Piece(node, Shape.NAME, token.start_pos, token.end_pos)

    def round(self, left, total, right):
        return Piece(total.node, Shape.ROUND, left.start_pos, right.end_pos)

    def square(self, left, total, right):
        return Piece(total.node, Shape.SQUARE, left.start_pos, right.end_pos)

    def slope(self, token):
        above, of, by, below = _SLOPE.match(token).groups()
        of, by = name_of(of, token.start_pos), name_of(by, token.start_pos)
        node = Derivative(Name(of), by, _order(above, below, token))
        return Piece(node, Shape.SLOPE, token.start_pos, token.end_pos)

    def sign(self, token):
        return token.type == "MINUS"

    def joint(self, *tokens):
        return tokens

    def operator(self, token, *signs):
        above, by, below = _OPERATOR.match(token).groups()
        return _order(above, below, token), name_of(by, token.start_pos), sum(signs)

    def call(self, token, *rest):
        group = rest[-1]
        node = _call(token, sum(map(_primes, rest[:-1])), group.node)
        return Piece(node, Shape.CALL, token.start_pos, group.end)

    def bare_call(self, token, *rest):
        arg = rest[-1]
        if not isinstance(arg, Piece):  # A `Piece` is a call in brackets, as in ln sigma(x).
            arg = (self.number if arg.type == "NUMBER" else self.name)(arg)
        node = _call(token, sum(map(_primes, rest[:-1])), arg.node)
        return Piece(node, Shape.BARE_CALL, token.start_pos, arg.end)

    def primed(self, piece, token):
        order = _primes(token)
        if piece.shape not in (Shape.NAME, *BRACKETS):
            raise Unreadable("prime", token.start_pos)
        return Piece(Derivative(piece.node, "", order), Shape.PRIMED, piece.start, token.end_pos)

    def superscript(self, piece, token):
        if piece.shape is Shape.BARE_CALL:
            raise Unreadable("bare-argument", piece.start)
        digits = str(token).translate(_SUPERSCRIPTS)
        node = Name("x") if "ˣ" in digits else Num(Fraction(digits.lstrip("+-")))
        node = Neg(node) if digits.startswith("-") else node
        power = Pow(piece.node, node)
        return Piece(power, Shape.POWER, piece.start, token.end_pos, piece.shape)

    def raised(self, piece, caret, *rest):
        *signs, exponent = rest
        if piece.shape is Shape.BARE_CALL:
            raise Unreadable("bare-argument", piece.start)
        if exponent.shape is Shape.PRIMED:
            raise Unreadable("prime", exponent.end - 1)
        node = Neg(exponent.node) if sum(signs) % 2 else exponent.node
        ends_in_number = exponent.ends_in_number or exponent.stem is Shape.NUMBER
        power = Pow(piece.node, node)
        return Piece(power, Shape.POWER, piece.start, exponent.end, piece.shape, ends_in_number)

    def piece(self, *parts):
        *operators, atom = parts
        return operators, atom

    def product(self, *parts):
        signs = [part for part in parts if isinstance(part, bool)]
        node = multiply(factors_of([part for part in parts if not isinstance(part, bool)]))
        return Piece(Neg(node) if sum(signs) % 2 else node, Shape.PRODUCT, 0, 0)

    def sum(self, first, *rest):
        terms = [first.node]
        for minus, term in zip(rest[::2], rest[1::2], strict=True):
            terms.append(Neg(term.node) if minus else term.node)
        return Piece(Add(tuple(terms)) if rest else first.node, Shape.SUM, 0, 0)


def _order(above, below, token):
    order, again = (
        int(text.translate(_SUPERSCRIPTS).removeprefix("^")) if text else 1
        for text in (above, below)
    )
    if order != again or not order:
        raise Unreadable("order", token.start_pos)
    return order


def _primes(token):
    return sum(2 if mark == "″" else 1 for mark in token)


def _call(token, order, arg):
    written, _, base = str(token).replace("{", "").replace("}", "").partition("_")
    function = SPELLINGS[written]
    if not base:
        return Call(function.name, arg, order)
    if written != function.based:
        raise Unreadable("function-index", token.start_pos, name=written)
    base = Num(Fraction(base)) if base.isdigit() else Name(name_of(base, token.start_pos))
    return Call(function.name, arg, order, base)
