"""Parses one expression into the tree of what was written, by a grammar that lists all it takes."""

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache, reduce
from importlib.resources import files

from lark import Lark, UnexpectedCharacters, UnexpectedToken

from steptrace.expression import Node
from steptrace.functions import SPELLINGS
from steptrace.notation import bare, words
from steptrace.notation.builder import builder, name_of
from steptrace.notation.elsewhere import check_modules
from steptrace.notation.errors import Unreadable
from steptrace.notation.limits import (
    MAX_BRACKET_DEPTH,
    MAX_DIGITS,
    MAX_LINE_LENGTH,
    MAX_TREE_HEIGHT,
)
from steptrace.notation.names import INDEX, LOWERED, Names
from steptrace.notation.raised import RAISED, spelled_out

_NOTHING = Names()
# Brackets in the superscript of a name other than e, around one sign or two with + or - between.
_SUPERSCRIPT = re.compile(
    r"(?<![A-Za-zα-ωΑ-Ω0-9_}])(?!e\s*\^)[A-Za-zŷα-ωΑ-Ω]+(_\w+|_\{\w+\})?['′]*\s*(?P<caret>\^)\s*"
    r"(\{\s*(\[[^\[\]{}]*\]|\(\s*\w\s*([-+]\s*\w\s*)?\))\s*\}|\[)"
)
_SEVERAL = re.compile(r"[A-Za-zŷα-ωΑ-Ω]{2}")


_NAMED_SLOPE = re.compile(r"[d∂](?:\^[0-9]+|[²³])?([A-Za-zŷα-ωΑ-Ω]+[\w{}]*)\s*[/∕]\s*[d∂]")


def read(text: str, names: Names = _NOTHING) -> Node:
    """Read one expression.

    Parameters
    ----------
    text : str
        An expression in the notation, such as ``"e^-x/(1 + e^-x)^2"``.
    names : Names
        What the derivation around it says about its names.

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
    return _read(text, tuple(SPELLINGS), names)


@lru_cache(maxsize=1_000)
def _read(text, spellings, names):
    check_size(text)
    check_brackets(text)
    check_superscripts(text)
    check_modules(text)
    parser = _parser(spellings).parse_interactive()
    try:
        tokens = bare.with_arguments(_tokens(text, spellings), names.variable)
        for token in words.decided(tokens, names):
            parser.feed_token(token)
        return check_height(parser.feed_eof())
    except Unreadable as problem:
        raise _quoted(problem, text) from None
    except UnexpectedCharacters as error:
        raise unknown_character(error) from None
    except UnexpectedToken as error:
        error.interactive_parser = parser
        raise unexpected(text, error) from None


def _quoted(problem, text):
    """A problem of how far d/dx reaches, with both readings in the words of the text."""
    if "whole" in problem.details:
        operator, (start, middle, end) = problem.details["operator"], problem.details["whole"]
        inner, rest = text[slice(*problem.details["inner"])], text[middle:end]
        problem.details["ways"] = [
            f"{operator}[{text[start:end]}]",
            f"{operator}[{inner}]{rest}",
        ]
    return problem


def _tokens(text, spellings):
    lexed = _parser(spellings).lex
    return spelled_out(lexed(text), lexed)


def products_in(text: str, names: Names) -> dict[str, str]:
    """Return the runs of letters in an expression that are read as products, and how they are read.

    Parameters
    ----------
    text : str
        An expression that can be read.
    names : Names
        What the derivation around it says about its names.

    Returns
    -------
    dict of str to str

    Examples
    --------
    >>> products_in("2xy + xln(y)", Names())
    {'xy': 'x * y', 'xln': 'x * ln'}
    """
    if not (names.variable or _SEVERAL.search(text)):
        return {}
    tokens = list(_tokens(text, tuple(SPELLINGS)))
    return bare.read_without(tokens, names.variable) | words.products_in(tokens, names)


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
    >>> from steptrace.expression import Name
    >>> check_height(Name("x"))
    Name(name='x')
    """
    level = [node]
    for _ in range(MAX_TREE_HEIGHT):
        level = [part for above in level for part in above.parts]
        if not level:
            return node
    raise Unreadable("deep", most=MAX_TREE_HEIGHT)


def check_superscripts(text: str) -> None:
    """Check that no name has brackets in its superscript, as an index or an order of derivatives.

    Parameters
    ----------
    text : str
        An expression.

    Raises
    ------
    Unreadable
        A name is written as in ``a^{[1]}``, ``x^{(i)}`` or ``f^{(n)}``.

    Examples
    --------
    >>> check_superscripts("e^{(-x)} + x^{(1/2)} + (x + 1)^{(2)}")
    """
    found = _SUPERSCRIPT.search(text)
    if found:
        raise Unreadable("latex-order", found.start("caret"))


def unknown_character(error: UnexpectedCharacters) -> Unreadable:
    """Make a problem of a character that the grammar does not have.

    Parameters
    ----------
    error : UnexpectedCharacters
        The lexer's error.

    Returns
    -------
    Unreadable
    """
    kind = "comma" if error.char == "," else "character"
    return Unreadable(kind, error.pos_in_stream or 0, character=error.char)


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
    before = re.search(rf"(([A-Za-z{letters}]+)['′’″]*)\s*((?:\^|\*\*)\s*)?$", text[:column])
    if before and before.group(2) in SPELLINGS:
        kind = _kind_of_bare(before, text[column:])
        return Unreadable(kind, before.start(), name=before.group(1))
    if ended:
        return Unreadable("end", column)
    return Unreadable("token", column, found=str(error.token), ready="RPAR" in error.accepts)


def _kind_of_bare(function, rest):
    """The kind of problem with a function that has no argument, or a power before it."""
    if not function.group(3):
        return "bare-function"
    return "inverse-power" if re.match(r"[({]*\s*[-−–]\s*1(?![0-9.])", rest) else "function-power"


def grammar(spellings: Iterable[str]) -> str:
    """Return the grammar of the notation for lark.

    Parameters
    ----------
    spellings : iterable of str
        The words that are functions.

    Returns
    -------
    str
        `notation.lark` with these words and the characters of indices and exponents filled in.
    """
    text = files("steptrace.notation").joinpath("notation.lark").read_text("utf-8")
    filled = {"SPELLINGS": "|".join(spellings), "INDEX": INDEX}
    filled |= {"LOWERED": LOWERED, "RAISED": RAISED}
    return reduce(lambda done, word: done.replace(*word), filled.items(), text)


@lru_cache(maxsize=4)
def _parser(spellings):
    return Lark(
        grammar(spellings),
        parser="lalr",
        lexer="basic",
        maybe_placeholders=False,
        transformer=builder(),
    )
