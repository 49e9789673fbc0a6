"""Translates the constructs of `latex.lark` to the notation, from the smallest piece up."""

import re
from dataclasses import dataclass
from typing import Any

from lark import Token, Transformer, v_args

from steptrace.functions import SPELLINGS, is_function_word
from steptrace.notation.elsewhere import elsewhere, is_elsewhere
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.fractions import PLAIN, divided, fraction, grouped, inside, quotient
from steptrace.notation.latex.spans import Braces, Span, joined, laid_out, outline, said
from steptrace.notation.names import ACCENTED, GREEK, LETTERS

_BRACKETS = {"lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]"}
_SCRIPTED = {"number": "atom", "quotient": "atom"}
_ACCENTS = {"hat": "hat", "widehat": "hat", "bar": "bar", "overline": "bar", "tilde": "tilde"}
_VARIANTS = {f"var{name}": name for name in ("epsilon", "theta", "phi", "rho", "kappa")}


@dataclass(frozen=True)
class Script:
    """A superscript, a subscript or primes."""

    kind: str
    span: Span
    braced: bool = False


@v_args(inline=True)
class Translator(Transformer):
    """Translates constructs while lark parses, without recursion over the text."""

    def start(self, *items: Any) -> Span:
        return joined(laid_out(divided(items)))

    def sign(self, token: Token) -> Span:
        return said("+" if token == "+" else "-", token.start_pos, "sign")

    def times(self, token: Token) -> Span:
        return said(" * ", token.start_pos, "operator")

    def slash(self, token: Token) -> Span:
        return said("/", token.start_pos, "operator")

    def equals(self, token: Token) -> Span:
        return said(f" {token} ", token.start_pos, "equals")

    def dot(self, token: Token) -> Span:
        return said(" * ", token.start_pos, "dot")

    def over(self, token: Token) -> Span:
        return said("/", token.start_pos, "over")

    def bar(self, token: Token, *scripts: Script) -> Span:
        return joined([said("|", token.start_pos, "bar"), *(script.span for script in scripts)])

    def gap(self, token: Token) -> Span:
        return said(" ", token.start_pos, "gap")

    def bracket(self, token: Token) -> Span:
        kind = "open" if token.type == "OPEN" else "close"
        sized = token.startswith(("\\left", "\\right"))
        return said(_BRACKETS.get(token[-6:], token[-1]), token.start_pos, kind, sized)

    def number(self, token: Token) -> Span:
        return said(str(token), token.start_pos, "number")

    def word(self, token: Token) -> Span:
        return _word(str(token), token.start_pos)

    def roman(self, token: Token) -> Span:
        text = re.search(r"([A-Za-z0-9]+)\s*\}?$", token).group(1)
        if text == "d":
            return said(text, token.start_pos, "differential")
        return _word(text, token.start_pos)

    def command(self, token: Token) -> Span:
        name = str(token)[1:]
        name = _VARIANTS.get(name, name)
        if name == "ell":
            return _word("l", token.start_pos)
        if is_function_word(name) or name in GREEK:
            return _word(name, token.start_pos)
        if name == "prime":
            return said("'", token.start_pos, "primes")
        if name in ("top", "intercal"):
            return said("T", token.start_pos)
        if name == "partial":
            return said("∂", token.start_pos, "differential")
        if is_elsewhere(name):
            raise elsewhere(name, token.start_pos)
        raise Unreadable("latex-command", token.start_pos, command=str(token))

    def braces(self, left: Token, *items: Any) -> Braces:
        ends_in_dot = getattr(items[-2:-1][0], "kind", "") == "dot" if items[:-1] else False
        within = items[:-2] if ends_in_dot else items[:-1]
        return Braces(laid_out(divided(within, whole=True)), left.start_pos)

    def boxed(self, token: Token, braces: Braces) -> Span | Braces:
        if any(span.kind == "equals" for span in braces.spans):
            return braces
        return inside(braces).within("(", ")")

    def accent(self, token: Token, slot: Span | Braces) -> Span:
        accent = _ACCENTS.get(str(token)[1:])
        name = f"{inside(slot).text}{accent}"
        if not accent or not (name in LETTERS.values() or ACCENTED.fullmatch(name)):
            raise Unreadable("latex-hat", token.start_pos)
        return said(name, token.start_pos)

    def styled(self, token: Token, slot: Span | Braces) -> Span | Braces:
        return slot

    def root(self, token: Token, slot: Span | Braces) -> Span:
        return said("sqrt", token.start_pos) + inside(slot).within("(", ")")

    def nth_root(self, token: Token, slot: Span | Braces) -> Span:
        base = inside(slot)
        base = grouped(base, PLAIN.fullmatch(base.text))
        exponent = f"^(1/{re.sub('[^0-9]', '', token)})"
        return (base + said(exponent, token.start_pos)).within("(", ")", "group")

    def fraction(self, token: Token, above: Span | Braces, below: Span | Braces) -> Span:
        return fraction(token.start_pos, above, below)

    def short(self, token: Token) -> Span:
        above, below = re.search(r"(\S)\s*(\S)$", token).groups()
        ends = token.end_pos - 1
        return quotient(said(above, ends), said(below, ends))

    def single(self, token: Token) -> Span:
        if len(token) > 1:
            raise Unreadable("latex-argument", token.start_pos, text=str(token))
        return self.word(token) if token.type == "WORD" else self.number(token)

    def superscript(self, caret: Token, slot: Span | Braces) -> Script:
        span = inside(slot)
        if not span.text.strip("'"):
            return Script("prime", span)
        if re.fullmatch(r"\[.*\]|\(\w( *[-+] *\w)?\)", span.text):
            raise Unreadable("latex-order", caret.start_pos)
        braced = isinstance(slot, Braces)
        plain = not braced or PLAIN.fullmatch(span.text)
        return Script("super", said("^", caret.start_pos) + grouped(span, plain), braced)

    def signed(self, caret: Token, *parts: Span) -> Script:
        return Script("super", joined([said("^", caret.start_pos), *parts]))

    def subscript(self, under: Token, slot: Span | Braces) -> Script:
        index = inside(slot)
        if not re.fullmatch(r"[A-Za-z0-9]+", index.text):
            raise Unreadable("latex-index", under.start_pos)
        return Script("sub", said("_", under.start_pos) + index)

    def primes(self, token: Token) -> Script:
        return Script("prime", said("'" * (len(token) + token.count("″")), token.start_pos))

    def primed(self, caret: Token, left: Token, token: Token, right: Token) -> Script:
        return self.primes(token)

    def typed(self, token: Token) -> Script:
        return Script("super", said(str(token), token.start_pos))

    def scripted(self, base: Span | Braces, *scripts: Script) -> Span | Braces:
        if not scripts:
            return base
        minus, base = _signed(base)
        if minus:
            piece = self.scripted(base, *scripts)
            spans = piece.spans if isinstance(piece, Braces) else [piece]
            return Braces([minus, *spans], minus.columns[0])
        span = _seen(base)
        kinds = [script.kind for script in scripts]
        late = "sub" in kinds[1:]
        if span.kind == "derivative" or kinds.count("super") > 1 or late:
            raise Unreadable("latex-scripts", scripts[-1].span.columns[0])
        for script in scripts:
            span += _closed(script) if span.text == "e" and script.braced else script.span
        return Span(span.text, span.columns, _SCRIPTED.get(span.kind, span.kind))


def _word(text, column):
    """Translate a run of letters; whether it is a name is left to the parser of the notation."""
    kind = "function" if text in SPELLINGS else "atom" if text in GREEK else "letters"
    return Span(text, tuple(range(column, column + len(text))), kind)


def _closed(script):
    """Replace the braces of a number that is an exponent of e by brackets: e^2 x is ambiguous."""
    digits = re.fullmatch(r"\^[0-9.]+", script.span.text)
    return script.span.part(1).within("^(", ")") if digits else script.span


def _signed(base):
    """The sign before a single piece in braces; paper shows the scripts at the piece alone."""
    spans = base.spans if isinstance(base, Braces) else []
    if len(spans) == 2 and spans[0].kind == "sign" and outline(spans[1:]) == (1, False):
        return spans[0], spans[1]
    return None, base


def _seen(base):
    """The base of scripts; of several pieces in braces, paper would show only the last as base."""
    if not isinstance(base, Braces):
        return base
    if outline(base.spans) != (1, False):
        raise Unreadable("latex-braces", base.column)
    span = joined(base.spans)
    if PLAIN.fullmatch(span.text):
        return Span(span.text, span.columns, base.spans[0].kind)
    if base.spans[0].kind == "open" and base.spans[-1].kind == "close":
        return Span(span.text, span.columns, "group")
    return span.within("(", ")")
