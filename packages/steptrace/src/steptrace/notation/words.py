"""Decides what the runs of letters in an expression are, between its tokens and the grammar."""

from collections.abc import Iterable, Iterator, Sequence

from lark import Token

from steptrace.notation.builder import SLOPE, count_primes, is_name, order_of
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Named, Names, standard

# Letters that usually are functions.
_USUAL_FUNCTIONS = frozenset("fghFGH")


class Known(Token):
    """A token of a function that the derivation gives: its name with any primes.

    Attributes
    ----------
    given : Named
        The function.
    names : Names
        What the derivation says about its names.
    order : int
        The number of primes.
    """

    given: Named
    names: Names
    order: int

    @classmethod
    def of(cls, kind: str, given: Named, tokens: Sequence[Token], names: Names) -> "Known":
        """Make a token of the tokens of a name and of the primes after it."""
        first, *primes = tokens
        token = cls(kind, str(first), first.start_pos, end_pos=tokens[-1].end_pos)
        token.given, token.names = given, names
        token.order = sum(map(count_primes, primes))
        return token


def decided(tokens: Iterable[Token], names: Names) -> Iterator[Token]:
    """Yield the tokens of an expression, with those of given functions told apart.

    Parameters
    ----------
    tokens : iterable of Token
        The tokens as the grammar's lexer finds them.
    names : Names
        What the derivation says about its names.

    Yields
    ------
    Token
        A name of a given function becomes a token GIVEN, or APPLIED before its argument, with the
        primes after it; all others stay.

    Raises
    ------
    Unreadable
        A name and a bracket could be a function or a product.
    """
    tokens, position = list(tokens), 0
    while position < len(tokens):
        token, position = tokens[position], position + 1
        if token.type == "DY":
            token = _slope(token, names)
        if token.type != "NAME":
            yield token
            continue
        primes = _primes(tokens, position)
        group = _group(tokens, position + len(primes))
        given = names.functions.get(standard(token))
        if given:
            applied = group and _is_applied(given, [token, *primes][-1], group)
            yield Known.of("APPLIED" if applied else "GIVEN", given, [token, *primes], names)
            position += len(primes)
        else:
            _check_product(token, primes, group, names)
            yield token


def _slope(token, names):
    """The token of a derivative such as dy/dx; one of a given function has its word as a name."""
    above, of, by, below = SLOPE.match(token).groups()
    given = names.functions.get(standard(of))
    if not given or is_name(of):
        return token
    known = Known.of("GIVEN", Named(given.name, standard(by)), [token], names)
    known.order = order_of(above, below, 0)
    return known


def _primes(tokens, position):
    end = position
    while end < len(tokens) and tokens[end].type == "PRIME":
        end += 1
    return tokens[position:end]


def _group(tokens, position):
    """The tokens of a group in round brackets, its brackets included; none if there is no group."""
    depth = 0
    for end, token in enumerate(tokens[position:], start=position + 1):
        depth += {"LPAR": 1, "RPAR": -1}.get(token.type, 0)
        if depth == 0:
            return tokens[position:end] if token.type == "RPAR" else []
    return []


def _is_applied(given, last, group):
    """Whether a group after a function is its argument: it touches, or is the usual argument."""
    inside = group[1:-1]
    usual = len(inside) == 1 and standard(inside[0]) == given.argument
    return usual or last.end_pos == group[0].start_pos


def _check_product(name, primes, group, names):
    """Refuse a name before a bracket, such as v(t), that may be a function nobody has given."""
    last = [name, *primes][-1]
    letters = standard(name)
    if not group or last.end_pos != group[0].start_pos or not is_name(name):
        return
    inside = [token for token in group[1:-1] if token.type != "MINUS"]
    point = len(inside) == 1 and inside[0].type in ("NAME", "NUMBER")
    if primes and (point or letters not in names.alone):
        raise Unreadable("primed-name", name.start_pos, name=letters)
    if letters not in names.alone and (point or letters[0] in _USUAL_FUNCTIONS):
        argument = "".join(group[1:-1])
        raise Unreadable("call-or-product", name.start_pos, name=letters, argument=argument)
