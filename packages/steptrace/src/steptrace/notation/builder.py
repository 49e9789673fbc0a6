"""Builds the tree of an expression from the bottom up, while lark parses its tokens."""

import re
import unicodedata
from fractions import Fraction

from lark import Token, Transformer, v_args

from steptrace.expression import EULER, TWO, Add, Call, Derivative, Div, Name, Neg, Num, Pow
from steptrace.functions import SPELLINGS
from steptrace.notation.arguments import argument_of, with_argument, with_arguments
from steptrace.notation.elsewhere import elsewhere, is_elsewhere
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import ACCENTED, LETTERS, indexed, standard
from steptrace.notation.product import BRACKETS, Piece, Shape, factors_of, multiply
from steptrace.notation.raised import PLAIN

_INDEXED = re.compile(r"([A-Za-zŷα-ωΑ-Ω]+)(?:_\{?([A-Za-z0-9α-ω]+)\}?)?([0-9]*)$")
_OPERATOR = re.compile(r"[d∂](\^[0-9]+|[²³])?\s*[/∕]\s*[d∂]\s*(.+?)(\^[0-9]+|[²³])?$")
SLOPE = re.compile(r"[d∂](\^[0-9]+|[²³])?(.+?)\s*[/∕]\s*[d∂](.+?)(\^[0-9]+|[²³])?$")


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
    match = _INDEXED.match(indexed(text))
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
    if is_elsewhere(letters):
        raise elsewhere(letters, column)
    if len(letters) > 1 and letters not in LETTERS.values() and not ACCENTED.fullmatch(letters):
        raise Unreadable("letters", column, text=letters)
    return standard(f"{letters}_{index}" if index else letters)


def is_name(text: str) -> bool:
    """Return whether a run of letters, with its index, is a name as it stands.

    Examples
    --------
    >>> is_name("w_1"), is_name("alpha"), is_name("xy"), is_name("sigma")
    (True, True, False, False)
    """
    try:
        return bool(name_of(text, 0))
    except Unreadable:
        return False


def builder() -> Transformer:
    """Return what builds the tree of an expression from its tokens, rule by rule of the grammar."""
    return _Builder()


@v_args(inline=True)
class _Builder(Transformer):
    """Builds the tree from the bottom up while lark parses, without recursion over the text."""

    def start(self, total):
        return total.node

    def number(self, token):
        node = _number(token)
        return Piece(node, Shape.NUMBER, token.start_pos, token.end_pos)

    def name(self, token):
        node = Name(name_of(str(token), token.start_pos))
        return Piece(node, Shape.NAME, token.start_pos, token.end_pos)

    def given(self, token):
        shape = Shape.PRIMED if token.order else Shape.NAME
        return Piece(token.given.slope(token.order), shape, token.start_pos, token.end_pos)

    def applied(self, token, group):
        node = token.names.at(token.given, group.node, token.order, token.start_pos)
        return Piece(node, Shape.CALL, token.start_pos, group.end)

    def round(self, left, total, right):
        return Piece(total.node, Shape.ROUND, left.start_pos, right.end_pos)

    def square(self, left, total, right):
        return Piece(total.node, Shape.SQUARE, left.start_pos, right.end_pos)

    def absolute(self, left, total, right):
        node = Call("sqrt", Pow(total.node, TWO))
        return Piece(node, Shape.ROUND, left.start_pos, right.end_pos)

    def slope(self, token):
        above, of, by, below = SLOPE.match(token).groups()
        of, by = name_of(of, token.start_pos), name_of(by, token.start_pos)
        node = Derivative(Name(of), by, order_of(above, below, token.start_pos))
        return Piece(node, Shape.SLOPE, token.start_pos, token.end_pos)

    def sign(self, token):
        return token.type == "MINUS"

    def joint(self, *tokens):
        return tokens

    def operator(self, token, *signs):
        above, by, below = _OPERATOR.match(token).groups()
        return order_of(above, below, token.start_pos), name_of(by, token.start_pos), sum(signs)

    def power_before(self, *tokens):
        digits = str(tokens[-1]).translate(PLAIN)
        return Num(Fraction(digits)) if digits.isdigit() and int(digits) > 1 else digits

    def call(self, token, *rest):
        *before, group = rest
        return Piece(_call(token, before, group.node), Shape.CALL, token.start_pos, group.end)

    def bare_call(self, token, *rest):
        *before, arg = rest
        if not isinstance(arg, Piece):  # A `Piece` is a call in brackets, as in ln sigma(x).
            arg = getattr(self, arg.type.lower())(arg)
        node = _call(token, before, arg.node)
        return Piece(node, Shape.BARE_CALL, token.start_pos, arg.end)

    def primed(self, piece, token):
        order = count_primes(token)
        if piece.shape not in (Shape.NAME, Shape.NUMBER, *BRACKETS) and not _is_at_name(piece):
            raise Unreadable("prime", token.start_pos)
        return Piece(Derivative(piece.node, "", order), Shape.PRIMED, piece.start, token.end_pos)

    def superscript(self, piece, token):
        if piece.shape is Shape.BARE_CALL:
            argument = argument_of(piece, token.start_pos)
            return with_argument(piece, self.superscript(argument, token))
        digits = str(token).translate(PLAIN)
        node = Num(Fraction(digits.lstrip("+-")))
        node = Neg(node) if digits.startswith("-") else node
        power = Pow(piece.node, node)
        return Piece(power, Shape.POWER, piece.start, token.end_pos, piece.shape)

    def raised(self, piece, caret, *rest):
        *signs, exponent = rest
        if piece.shape is Shape.BARE_CALL:
            argument = argument_of(piece, caret.start_pos)
            return with_argument(piece, self.raised(argument, caret, *rest))
        if exponent.shape is Shape.PRIMED:
            raise Unreadable("prime", exponent.end - 1)
        _check_power(piece, exponent)
        node = Neg(exponent.node) if sum(signs) % 2 else exponent.node
        ends_in_number = exponent.ends_in_number or exponent.stem is Shape.NUMBER
        power = Pow(piece.node, node)
        return Piece(power, Shape.POWER, piece.start, exponent.end, piece.shape, ends_in_number)

    def piece(self, *parts):
        *operators, atom = parts
        return operators, atom

    def product(self, *parts):
        signs = [part for part in parts if isinstance(part, bool)]
        pieces = with_arguments([part for part in parts if not isinstance(part, bool)])
        node = multiply(factors_of(pieces))
        return Piece(Neg(node) if sum(signs) % 2 else node, Shape.PRODUCT, 0, 0)

    def sum(self, first, *rest):
        terms = [first.node]
        for minus, term in zip(rest[::2], rest[1::2], strict=True):
            terms.append(Neg(term.node) if minus else term.node)
        return Piece(Add(tuple(terms)) if rest else first.node, Shape.SUM, 0, 0)


def _number(text):
    """A number, or a fraction that is one character such as ½."""
    if text.isascii():
        return Num(Fraction(str(text)))
    value = Fraction(unicodedata.numeric(text)).limit_denominator(8)
    return Div(Num(Fraction(value.numerator)), Num(Fraction(value.denominator)))


def _is_at_name(piece):
    """Whether a piece is a function at a name, whose prime can belong to nothing else."""
    call = piece.node
    return piece.shape is Shape.CALL and isinstance(call, Call) and isinstance(call.arg, Name)


def _check_power(base, exponent):
    """Refuse what may be a transpose, as in w^T, or an index above, as in x^(i)."""
    if base.shape is not Shape.NAME or base.node == EULER:
        return
    if exponent.shape is Shape.NAME and exponent.node == Name("T"):
        raise Unreadable("transpose", base.start, name=base.node.name)
    if exponent.shape is Shape.ROUND and exponent.node in (Name("i"), Name("j")):
        raise Unreadable("index-above", base.start, name=base.node.name, index=exponent.node.name)


def order_of(above: str | None, below: str | None, column: int) -> int:
    """Return the order of a derivative that is written above and below.

    Parameters
    ----------
    above, below : str or None
        The order as typed, such as ``^2``; None for a first derivative.
    column : int
        The column, for a problem.

    Returns
    -------
    int

    Raises
    ------
    Unreadable
        The two differ, or are 0.
    """
    order, again = (
        int(text.translate(PLAIN).removeprefix("^")) if text else 1 for text in (above, below)
    )
    if order != again or not order:
        raise Unreadable("order", column)
    return order


def count_primes(token: Token) -> int:
    """Return how many primes a token of primes has."""
    return sum(2 if mark == "″" else 1 for mark in token)


def _call(token, before, arg):
    """A function at an argument; before that stand primes, or a power as in sin^2(x)."""
    order = sum(count_primes(mark) for mark in before if isinstance(mark, Token))
    call = _function(token, order, arg)
    if all(isinstance(mark, Token) for mark in before):
        return call
    if not isinstance(before[-1], Num):
        kind = "inverse-power" if before[-1] == "-1" else "function-power"
        raise Unreadable(kind, token.start_pos, name=str(token))
    return Pow(call, before[-1])


def _function(token, order, arg):
    written, _, base = indexed(token).replace("{", "").replace("}", "").partition("_")
    function = SPELLINGS[written.replace("√", "sqrt")]
    if not base:
        return Call(function.name, arg, order)
    if written != function.based:
        raise Unreadable("function-index", token.start_pos, name=written)
    base = Num(Fraction(base)) if base.isdigit() else Name(name_of(base, token.start_pos))
    return Call(function.name, arg, order, base)
