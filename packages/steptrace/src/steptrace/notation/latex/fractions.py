"""Fractions in LaTeX: quotients, derivatives as d/dx, and what stands around ``\\over``."""

import re
from collections.abc import Sequence

from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.spans import Braces, Span, joined, laid_out, outline, said
from steptrace.notation.names import GREEK

PLAIN = re.compile(rf"[0-9.]+|[^\W\d_]|{'|'.join(GREEK)}")
_NAME = r"[A-Za-zŷα-ωΑ-Ω]+(?:_[A-Za-z0-9]+)?"
_ABOVE = re.compile(r"[d∂](\^[0-9]+)?\s*")
_BELOW = re.compile(rf"[d∂]\s*({_NAME})(\^[0-9]+)?$")


def fraction(column: int, above: Span | Braces, below: Span | Braces) -> Span:
    """Return a fraction: a derivative if it is written as one, otherwise a quotient.

    Parameters
    ----------
    column : int
        The column of the fraction.
    above, below : Span or Braces
        Its two parts.

    Returns
    -------
    Span
    """
    return _derivative(column, above, below) or quotient(above, below)


def divided(items: Sequence[Span | Braces], whole: bool = False) -> list[Span | Braces]:
    """Make fractions of what stands around ``\\over`` in its group.

    Parameters
    ----------
    items : sequence of Span or Braces
        A row, or the contents of braces.
    whole : bool
        Whether the items are all that stands in braces, which are a group.

    Returns
    -------
    list of Span or Braces
        The same without ``\\over``; brackets with ``\\left`` and ``\\right`` are groups too.

    Raises
    ------
    Unreadable
        It is not clear how far an ``\\over`` reaches.
    """
    groups: list[list[Span | Braces]] = [[]]
    for item in items:
        if getattr(item, "sized", False) and item.kind == "close" and len(groups) > 1:
            group = _divided(groups.pop(), True)
            groups[-1] += [*group, item]
        else:
            groups[-1].append(item)
            if getattr(item, "sized", False) and item.kind == "open":
                groups.append([])
    first, *others = groups
    return [*_divided(first, whole), *(item for group in others for item in group)]


def _divided(items, grouped):
    overs = [i for i, item in enumerate(items) if getattr(item, "kind", "") == "over"]
    if not overs:
        return items
    column = items[overs[0]].columns[0]
    if len(overs) > 1 or not grouped:
        raise Unreadable("latex-over", column)
    parts = items[: overs[0]], items[overs[0] + 1 :]
    above, below = (Braces(laid_out(part), column) for part in parts)
    return [fraction(column, above, below)]


def inside(slot: Span | Braces) -> Span:
    """Join the contents of an argument to one piece."""
    span = joined(slot.spans) if isinstance(slot, Braces) else slot
    if not span.text:
        raise Unreadable("empty", slot.column)
    return span


def grouped(span: Span, plain: object) -> Span:
    """Return a piece in brackets, unless it is plain."""
    return span if plain else span.within("(", ")")


def quotient(above: Span | Braces, below: Span | Braces) -> Span:
    """Return a quotient in brackets."""
    spans = (inside(above), inside(below))
    above, below = (grouped(span, PLAIN.fullmatch(span.text)) for span in spans)
    return (above + said("/", above.columns[-1]) + below).within("(", ")", "quotient")


def _differential(slot):
    spans = slot.spans if isinstance(slot, Braces) else [slot]
    return bool(spans) and spans[0].kind in ("letters", "differential")


def _derivative(column, above, below):
    """Translate a fraction that is a derivative; None if it is a quotient."""
    if not (_differential(above) and _differential(below)):
        return None
    what, by = _ABOVE.match(inside(above).text), _BELOW.match(inside(below).text)
    if not (what and by):
        return None
    return _applied(column, f"d{what[1] or ''}", f"d{by[1]}{by[2] or ''}", above, what.end())


def _applied(column, top, bottom, above, end):
    rest = inside(above).part(end)
    if not rest.text:
        return said(f"{top}/{bottom}", column, "derivative")
    if re.fullmatch(_NAME, rest.text):
        return said(f"({top}{rest.text}/{bottom})", column, "quotient")
    if outline(above.spans)[1]:
        ways = [f"{top}/{bottom}[{rest.text}]", f"{top}/{bottom}[…] …"]
        raise Unreadable("square-needed", rest.columns[0], ways=ways)
    return said(f"({top}/{bottom}", column, "quotient") + rest.within("[", "])")
