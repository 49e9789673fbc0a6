"""Decides what the runs of letters in an expression are, between its tokens and the grammar."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from lark import Token

from steptrace.functions import SPELLINGS
from steptrace.notation.builder import SLOPE, count_primes, is_name, order_of
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Named, Names, standard
from steptrace.notation.runs import parts_of

# Letters that usually are functions.
_USUAL_FUNCTIONS = frozenset("fghDFGH")
_LETTERS = re.compile(r"([A-Za-zŷα-ωΑ-Ω]+)(.*)$")
_ABOVE, _BELOW = re.compile(r"(?<=.)[d∂][A-Za-zα-ωŷ]$"), re.compile(r"[d∂][A-Za-zα-ω]$")


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
    tokens, position = list(_apart(_paired(list(tokens)), names)), 0
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
            _check_function_power(token, tokens[position + len(primes) :], given)
            applied = group and _is_applied(given, [token, *primes][-1], group)
            yield Known.of("APPLIED" if applied else "GIVEN", given, [token, *primes], names)
            position += len(primes)
        else:
            _check_product(token, primes, group, names)
            yield token


def _paired(tokens):
    """The tokens, with bars as brackets: a bar closes the last one that is open in its group."""
    groups, open_bars = [[]], []
    for position, token in enumerate(tokens):
        if token.type in ("LPAR", "LSQB", "LBRACE"):
            groups.append([])
        elif token.type in ("RPAR", "RSQB", "RBRACE"):
            open_bars += groups.pop() if len(groups) > 1 else []
        elif token.type == "BAR" and groups[-1]:
            tokens[groups[-1].pop()].type = "BAR_OPEN"
        elif token.type == "BAR":
            groups[-1].append(position)
    open_bars += [bar for group in groups for bar in group]
    if open_bars:
        raise Unreadable("open", tokens[min(open_bars)].start_pos, bracket="|")
    return tokens


def _apart(tokens, names):
    """The tokens, with each run of letters that is a product as the tokens of its factors."""
    position = 0
    while position < len(tokens):
        token, after = tokens[position], tokens[position + 1 : position + 3]
        differentiated = _differentiated(tokens, position)
        if differentiated:
            yield from _operator(*differentiated, names)
            position += sum(map(len, differentiated))
            continue
        slope = _slope_behind(token, after)
        if slope and _is_exponent(tokens[:position]):
            raise Unreadable("run-in-exponent", token.start_pos, run=str(token))
        if slope:
            yield from _factors(_cut(token, 0, slope.start_pos - token.start_pos), [], names)
            yield slope
            position += 2
        elif token.type == "NAME":
            factors = _factors(token, after, names)
            if len(factors) > 1 and _is_exponent(tokens[:position]):
                raise Unreadable("run-in-exponent", token.start_pos, run=str(token))
            yield from factors
        else:
            yield token
        position += 1


def _is_exponent(before):
    """Whether what stands after these tokens is an exponent without brackets, as in e^-xy."""
    kinds = [token.type for token in before]
    while kinds and kinds[-1] in ("PLUS", "MINUS"):
        kinds.pop()
    return kinds[-1:] == ["CARET"]


def products_in(tokens: Iterable[Token], names: Names) -> dict[str, str]:
    """Return the runs of letters that are read as products, and how they are read.

    Parameters
    ----------
    tokens : iterable of Token
        The tokens of an expression that can be read.
    names : Names
        What the derivation says about its names.

    Returns
    -------
    dict of str to str
        From each run as typed to the product, such as from ``xy`` to ``x * y``.
    """
    tokens, behind = list(tokens), 0
    ends = {id(token) for at in range(len(tokens)) for token in _behind_differentiated(tokens, at)}
    found: dict[str, str] = {}
    for position, token in enumerate(tokens):
        if token.type != "NAME" or (token.start_pos or 0) < behind or id(token) in ends:
            continue
        after = tokens[position + 1 : position + 3]
        slope = _slope_behind(token, after)
        behind = (slope and slope.end_pos) or 0
        run = _cut(token, 0, slope.start_pos - token.start_pos) if slope else token
        with suppress(Unreadable):
            factors = [*_factors(run, after, names), *([slope] if slope else [])]
            found |= {str(token): _product(factors)} if len(factors) > 1 else {}
    return found


def _product(factors):
    """How factors are read that stand side by side, such as x * ln(x)."""
    shown = []
    for factor in factors:
        called = shown and shown[-1] in SPELLINGS
        shown[-1:] = [f"{shown[-1]}({factor})"] if called else [*shown[-1:], str(factor)]
    return " * ".join(shown)


def _differentiated(tokens, position):
    """The tokens of what is written as d(…)/dx or d^2(…)/dx^2; none if it is not written so.

    They are those in front of the group, the group, and those behind it.
    """
    if tokens[position].type != "NAME" or tokens[position] not in ("d", "∂"):
        return []
    order = _order(tokens, position + 1)
    start = position + 1 + len(order)
    called = [token.type for token in tokens[start : start + 1]] == ["FUNCTION"]
    end = start + called + len(_group(tokens, start + called))
    below = tokens[end : end + 2]
    divided = [token.type for token in below] == ["SLASH", "NAME"] and _BELOW.match(below[1])
    behind = [*below, *_order(tokens, end + 2)]
    if not divided or end == start + called or behind[2:] != order:
        return []
    return [tokens[position:start], tokens[start:end], behind]


def _behind_differentiated(tokens, position):
    """The tokens of /dx behind a group that is differentiated; none if none is."""
    return (_differentiated(tokens, position) or [()])[-1]


def _order(tokens, position):
    """The tokens of the order of a derivative, as in d^2; none if none is written."""
    kinds = [token.type for token in tokens[position : position + 2]]
    return tokens[
        position : position + (2 if kinds == ["CARET", "NUMBER"] else kinds[:1] == ["SUPER"])
    ]


def _operator(before, inside, behind, names):
    """The tokens of d/dx[…] for those of d(…)/dx."""
    first, *order = before
    _, *below = behind
    operator = f"d{''.join(order)}/{''.join(below)}"
    yield Token("D", operator, first.start_pos, end_pos=before[-1].end_pos)
    yield Token("LSQB", "[", before[-1].end_pos, end_pos=before[-1].end_pos)
    yield from _apart(inside, names)
    yield Token("RSQB", "]", below[0].start_pos, end_pos=below[-1].end_pos)


def _slope_behind(token, after):
    """The slope that begins within a run of letters, as in x dy/dx without a space."""
    if [other.type for other in after] != ["SLASH", "NAME"] or not _BELOW.match(after[1]):
        return None
    above = _ABOVE.search(token) if token.type == "NAME" else None
    if not above:
        return None
    start = token.start_pos + above.start()
    return Token("DY", f"{above.group()}/{after[1]}", start, end_pos=after[1].end_pos)


def _factors(token, after, names):
    """The tokens of a run of letters: one of a name, or those of names side by side."""
    letters, index = _LETTERS.match(token).groups()
    if (
        letters in SPELLINGS
        or letters in names.functions
        or standard(token) in names.functions
        or is_name(letters)
    ):
        return [token]
    follows = after[0].type if after and not index else ""
    try:
        parts = parts_of(letters, names, follows)
    except Unreadable as problem:
        problem.column = token.start_pos
        raise
    found, start = [], 0
    for number, part in enumerate(parts, start=1):
        end = len(token) if number == len(parts) else start + len(part)
        behind = token[start + len(part) : end]  # a base such as _2, or digits, which are none
        called = part in SPELLINGS and not behind[:1].isdecimal()
        found.append(_cut(token, start, end, "FUNCTION" if called else "NAME"))
        start += len(part)
    return found


def _cut(token, start, end, kind="NAME"):
    """A part of a token, with its own place."""
    first = token.start_pos
    return Token(kind, token[start:end], first + start, end_pos=first + end)


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
    """The tokens of a group in brackets, these included; none if there is no group."""
    depth = 0
    if [token.type for token in tokens[position : position + 1]] not in (["LPAR"], ["LSQB"]):
        return []
    for end, token in enumerate(tokens[position:], start=position + 1):
        depth += {"LPAR": 1, "LSQB": 1, "RPAR": -1, "RSQB": -1}.get(token.type, 0)
        if depth == 0:
            return tokens[position:end]
    return []


def _is_applied(given, last, group):
    """Whether a group after a function is its argument: it touches, or is the usual argument."""
    inside = group[1:-1]
    usual = len(inside) == 1 and standard(inside[0]) == given.argument
    return usual or last.end_pos == group[0].start_pos


def _check_function_power(token, after, given):
    """Refuse f^2(x), which may be a square, a second derivative or f of f."""
    kinds = [other.type for other in after]
    powers = [["SUPER"], ["CARET", "NUMBER"], ["CARET", "MINUS", "NUMBER"]]
    for power in powers:
        end = len(power)
        if kinds[: end + 1] == [*power, "LPAR"] and after[end - 1].end_pos == after[end].start_pos:
            raise Unreadable("function-power", token.start_pos, name=given.name)


def _check_product(name, primes, group, names):
    """Refuse a name before a bracket, such as v(t), that may be a function nobody has given."""
    last = [name, *primes][-1]
    letters = standard(name)
    touching = group and last.end_pos == group[0].start_pos
    if not touching or letters == "e" or not is_name(name):
        return
    if group[0].type == "LSQB" and letters[0] != "D":  # a name before [ ] is a factor
        return
    inside = [token for token in group[1:-1] if token.type != "MINUS"]
    point = len(inside) == 1 and inside[0].type in ("NAME", "NUMBER")
    if primes and (point or letters not in names.alone):
        raise Unreadable("primed-name", name.start_pos, name=letters)
    if letters not in names.alone and (point or letters[0] in _USUAL_FUNCTIONS):
        argument = "".join(group[1:-1])
        kind = "operator-or-product" if letters[0] == "D" else "call-or-product"
        raise Unreadable(kind, name.start_pos, name=letters, argument=argument)
