"""Superscript characters: what is written with them is read as an exponent."""

from collections.abc import Callable, Iterable, Iterator

from lark import Token

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ᐟᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵝᵞᵟᶿᵠᵡ"
PLAIN = str.maketrans(RAISED, "0123456789+-()/abcdefghijklmnoprstuvwxyzTβγδθφχ")
TRANSPOSE = "T"


def spelled_out(
    tokens: Iterable[Token], lexed: Callable[[str], Iterable[Token]]
) -> Iterator[Token]:
    """Yield the tokens of an expression, with those of an exponent for superscript characters.

    Parameters
    ----------
    tokens : iterable of Token
        The tokens as the grammar's lexer finds them.
    lexed : callable
        Finds the tokens of a text.

    Yields
    ------
    Token
        A whole number stays one token SUPER. Other superscripts that hang together are one
        exponent in brackets; only a T has none, so that it is refused like ^T.
    """
    for token in tokens:
        text = token.translate(PLAIN)
        if token.type != "SUPER" or text.lstrip("+-").isdigit():
            yield token
            continue
        inside = [_moved(part, token.start_pos) for part in lexed(text)]
        yield _at("CARET", "^", token.start_pos)
        yield from inside if text == TRANSPOSE else _in_brackets(inside, token)


def _moved(token, columns):
    start, end = token.start_pos + columns, token.end_pos + columns
    return Token(token.type, str(token), start, end_pos=end)


def _at(kind, text, column):
    return Token(kind, text, column, end_pos=column + 1)


def _in_brackets(inside, token):
    return [_at("LPAR", "(", token.start_pos), *inside, _at("RPAR", ")", token.end_pos - 1)]
