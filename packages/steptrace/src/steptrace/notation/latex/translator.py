"""Translates the constructs of `latex.lark` to the notation, from the smallest piece up."""

import re
from dataclasses import dataclass
from typing import Any

from lark import Token, Transformer, v_args

from steptrace.functions import SPELLINGS, is_function_word
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.spans import Braces, Span, joined, laid_out, outline, said
from steptrace.notation.names import GREEK

_NAME = r"[A-Za-zŷα-ωΑ-Ω]+(?:_[A-Za-z0-9]+)?"
_BRACKETS = {"lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]"}
_SCRIPTED = {"number": "atom", "quotient": "atom"}
_VARIANTS = {f"var{name}": name for name in ("epsilon", "theta", "phi", "rho", "kappa")}
_PLAIN = re.compile(rf"[0-9.]+|[^\W\d_]|{'|'.join(GREEK)}")
_ABOVE = re.compile(r"[d∂](\^[0-9]+)?\s*")
_BELOW = re.compile(rf"[d∂]\s*({_NAME})(\^[0-9]+)?$")


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
        return joined(laid_out(items))

    def sign(self, token: Token) -> Span:
        return said("+" if token == "+" else "-", token.start_pos, "sign")

    def times(self, token: Token) -> Span:
        return said(" * ", token.start_pos, "operator")

    def slash(self, token: Token) -> Span:
        return said("/", token.start_pos, "operator")

    def equals(self, token: Token) -> Span:
        return said(f" {token} ", token.start_pos, "equals")

    def gap(self, token: Token) -> Span:
        return said(" ", token.start_pos, "gap")

    def bracket(self, token: Token) -> Span:
        kind = "open" if token.type == "OPEN" else "close"
        return said(_BRACKETS.get(token[-6:], token[-1]), token.start_pos, kind)

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
        if is_function_word(name) or name in GREEK:
            return _word(name, token.start_pos)
        if name == "prime":
            return said("'", token.start_pos, "primes")
        if name in ("top", "intercal"):
            return said("T", token.start_pos)
        if name == "partial":
            return said("∂", token.start_pos, "differential")
        raise Unreadable("latex-command", token.start_pos, command=str(token))

    def braces(self, left: Token, *items: Any) -> Braces:
        return Braces(laid_out(items[:-1]), left.start_pos)

    def boxed(self, token: Token, braces: Braces) -> Span | Braces:
        if any(span.kind == "equals" for span in braces.spans):
            return braces
        return _inside(braces).within("(", ")")

    def hat(self, token: Token, slot: Span | Braces) -> Span:
        if _inside(slot).text != "y":
            raise Unreadable("latex-hat", token.start_pos)
        return said("yhat", token.start_pos)

    def root(self, token: Token, slot: Span | Braces) -> Span:
        return said("sqrt", token.start_pos) + _inside(slot).within("(", ")")

    def fraction(self, token: Token, above: Span | Braces, below: Span | Braces) -> Span:
        return _derivative(token.start_pos, above, below) or _quotient(above, below)

    def short(self, token: Token) -> Span:
        above, below = re.search(r"(\S)\s*(\S)$", token).groups()
        ends = token.end_pos - 1
        return _quotient(said(above, ends), said(below, ends))

    def single(self, token: Token) -> Span:
        if len(token) > 1:
            raise Unreadable("latex-argument", token.start_pos, text=str(token))
        return self.word(token) if token.type == "WORD" else self.number(token)

    def superscript(self, caret: Token, slot: Span | Braces) -> Script:
        span = _inside(slot)
        if not span.text.strip("'"):
            return Script("prime", span)
        if re.fullmatch(r"[(\[][0-9a-z][)\]]", span.text):
            raise Unreadable("latex-order", caret.start_pos)
        braced = isinstance(slot, Braces)
        plain = not braced or _PLAIN.fullmatch(span.text)
        return Script("super", said("^", caret.start_pos) + _grouped(span, plain), braced)

    def signed(self, caret: Token, *parts: Span) -> Script:
        return Script("super", joined([said("^", caret.start_pos), *parts]))

    def subscript(self, under: Token, slot: Span | Braces) -> Script:
        index = _inside(slot)
        if not re.fullmatch(r"[A-Za-z0-9]+", index.text):
            raise Unreadable("latex-index", under.start_pos)
        return Script("sub", said("_", under.start_pos) + index)

    def primes(self, token: Token) -> Script:
        return Script("prime", said("'" * (len(token) + token.count("″")), token.start_pos))

    def typed(self, token: Token) -> Script:
        return Script("super", said(str(token), token.start_pos))

    def scripted(self, base: Span | Braces, *scripts: Script) -> Span | Braces:
        if not scripts:
            return base
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


def _inside(slot):
    """Join the contents of an argument to one piece."""
    span = joined(slot.spans) if isinstance(slot, Braces) else slot
    if not span.text:
        raise Unreadable("empty", slot.column)
    return span


def _closed(script):
    """Replace the braces of a number that is an exponent of e by brackets: e^2 x is ambiguous."""
    digits = re.fullmatch(r"\^[0-9.]+", script.span.text)
    return script.span.part(1).within("^(", ")") if digits else script.span


def _grouped(span, plain):
    return span if plain else span.within("(", ")")


def _seen(base):
    """The base of scripts; of several pieces in braces, paper would show only the last as base."""
    if not isinstance(base, Braces):
        return base
    if outline(base.spans) != (1, False):
        raise Unreadable("latex-braces", base.column)
    span = joined(base.spans)
    if _PLAIN.fullmatch(span.text):
        return Span(span.text, span.columns, base.spans[0].kind)
    return span.within("(", ")")


def _quotient(above, below):
    spans = (_inside(above), _inside(below))
    above, below = (_grouped(span, _PLAIN.fullmatch(span.text)) for span in spans)
    return (above + said("/", above.columns[-1]) + below).within("(", ")", "quotient")


def _differential(slot):
    spans = slot.spans if isinstance(slot, Braces) else [slot]
    return bool(spans) and spans[0].kind in ("letters", "differential")


def _derivative(column, above, below):
    """Translate a fraction that is a derivative; None if it is a quotient."""
    if not (_differential(above) and _differential(below)):
        return None
    what, by = _ABOVE.match(_inside(above).text), _BELOW.match(_inside(below).text)
    if not (what and by):
        return None
    return _applied(column, f"d{what[1] or ''}", f"d{by[1]}{by[2] or ''}", above, what.end())


def _applied(column, top, bottom, above, end):
    rest = _inside(above).part(end)
    if not rest.text:
        return said(f"{top}/{bottom}", column, "derivative")
    if re.fullmatch(_NAME, rest.text):
        return said(f"({top}{rest.text}/{bottom})", column, "quotient")
    if outline(above.spans)[1]:
        raise Unreadable("square-needed", rest.columns[0])
    return said(f"({top}/{bottom}", column, "quotient") + rest.within("[", "])")
