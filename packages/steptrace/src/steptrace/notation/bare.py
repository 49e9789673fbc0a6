"""Functions without an argument, as in σ' = σ(1 - σ): they are read at the only variable."""

from collections.abc import Iterable, Iterator, Sequence, Set

from lark import Token

from steptrace.functions import SPELLINGS
from steptrace.notation.builder import SLOPE
from steptrace.notation.raised import PLAIN

# What begins the argument of a function.
_ARGUMENTS = ("LPAR", "LSQB", "LBRACE", "BAR", "NAME", "NUMBER", "FUNCTION", "DY", "D")


def with_arguments(tokens: Iterable[Token], variable: str) -> Iterator[Token]:
    """Yield the tokens of an expression, with an argument for each function that has none.

    Parameters
    ----------
    tokens : iterable of Token
        The tokens as the grammar's lexer finds them.
    variable : str
        The variable that such functions are read at; empty if they are not to be read.

    Yields
    ------
    Token
        Behind a function and its primes stands the variable in brackets where no argument
        follows; dσ/dx is d/dx[σ(x)].
    """
    tokens = list(_letters_apart(tokens) if variable else tokens)
    open_at = {_last(tokens, position) for position in (_bare(tokens) if variable else ())}
    for position, token in enumerate(tokens):
        slope = _slope_of_function(token) if variable else None
        if slope:
            yield from _slope(token, slope, variable)
        else:
            yield token
        if position in open_at:
            yield from _argument(token, variable)


def read_without(tokens: Iterable[Token], variable: str) -> dict[str, str]:
    """Return the functions that are read at the variable though it does not stand there.

    Parameters
    ----------
    tokens : iterable of Token
        The tokens of an expression.
    variable : str
        The variable that such functions are read at; empty if they are not to be read.

    Returns
    -------
    dict of str to str
        How each is read, such as ``σ(x)`` for ``σ``.
    """
    tokens = list(_letters_apart(tokens))
    found = sorted(_bare(tokens)) if variable else []
    return {str(tokens[position]): f"{tokens[position]}({variable})" for position in found}


def _letters_apart(tokens):
    """The tokens, with one for each letter of a run of letters that are functions, as in 2σσ'."""
    for token in tokens:
        if token.type == "NAME" and all(letter in SPELLINGS for letter in token):
            for start, letter in enumerate(token, start=token.start_pos):
                yield Token("FUNCTION", letter, start, end_pos=start + 1)
        else:
            yield token


def _argument(token, variable):
    end = token.end_pos
    for kind, text in (("LPAR", "("), ("NAME", variable), ("RPAR", ")")):
        yield Token(kind, text, end, end_pos=end)


def _slope_of_function(token):
    """The function and the operator of a slope such as dσ/dx; None for any other token."""
    above, of, by, below = SLOPE.match(token).groups() if token.type == "DY" else [""] * 4
    return (of, f"d{above or ''}/d{by}{below or ''}") if of in SPELLINGS else None


def _slope(token, parts, variable):
    function, operator = parts
    start, end = token.start_pos, token.end_pos
    for kind, text in (("D", operator), ("LSQB", "["), ("FUNCTION", function)):
        yield Token(kind, text, start, end_pos=end)
    yield from _argument(token, variable)
    yield Token("RSQB", "]", start, end_pos=end)


def _bare(tokens: Sequence[Token]) -> Set[int]:
    """The positions of the functions without an argument."""
    bare: set[int] = set()
    for position in reversed(range(len(tokens))):
        function = tokens[position].type == "FUNCTION" and tokens[position] in SPELLINGS
        if function and _has_no_argument(tokens, position, bare):
            bare.add(position)
    return bare


def _has_no_argument(tokens, position, bare):
    """Whether no argument follows on a function, or only a group in which it has none itself."""
    after = _behind_power(tokens, _last(tokens, position) + 1)
    following = tokens[after].type if after < len(tokens) else ""
    if following == "CARET":
        return tokens[after + 1 : after + 2] != [] and tokens[after + 1].type != "MINUS"
    if following == "SUPER":
        return not tokens[after].translate(PLAIN).startswith("-")
    if following == "FUNCTION":
        return tokens[after] == tokens[position]
    inside = range(after, _end(tokens, after)) if following == "LPAR" else ()
    same = any(other in inside and tokens[other] == tokens[position] for other in bare)
    return same or following not in _ARGUMENTS


def _last(tokens, position):
    """The position of the last prime behind a function, or its own if there are none."""
    while position + 1 < len(tokens) and tokens[position + 1].type == "PRIME":
        position += 1
    return position


def _behind_power(tokens, position):
    """The position behind a whole power if one stands here, as in sin^2(x)."""
    kinds = [token.type for token in tokens[position : position + 2]]
    if kinds == ["CARET", "NUMBER"]:
        return position + 2
    whole = kinds[:1] == ["SUPER"] and tokens[position].translate(PLAIN).isdigit()
    return position + whole


def _end(tokens, start):
    """The position of the bracket that closes the group that begins here."""
    depth = 0
    for position in range(start, len(tokens)):
        depth += {"LPAR": 1, "RPAR": -1}.get(tokens[position].type, 0)
        if depth == 0:
            return position
    return len(tokens)
