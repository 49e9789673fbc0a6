"""Blanks out what people write around the formulas of a derivation: numbers and signs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from steptrace.notation.latex.parser import TextLine

ARROW = re.compile(r"^\s*(=>|⇒|⟹|→|->|∴|⇔|<=>)")
_NUMBER = re.compile(r"\s*(?:\(([0-9]+)\)|([0-9]+)[.)])(?=\s)")
_BEHIND = re.compile(r"(?:\s{2,}|\t)\(([0-9]+)\)\s*$")
_RAISED_PRIMES = re.compile(r"\^\{\s*(['′’″]+)\s*\}|\^(['′’″]+)")
_OPERATOR = re.compile(r"[(\[]([d∂]\s*[/∕]\s*[d∂]\s*\w+)[)\]](?!\s*[\^*²³·])(?=\s*\S)")
_STOP = re.compile(r"[\s.,;]*[.,;]\s*$")


def formulas(rows: Sequence[TextLine]) -> list[TextLine]:
    """Return the lines of a derivation with blanks for what is no part of their formulas.

    Parameters
    ----------
    rows : sequence of TextLine
        The lines in the notation.

    Returns
    -------
    list of TextLine
        Without numbers of lines and a full stop at the end, with one sign for ``==``, and with an
        equals sign at the end of a line before the next one.

    Examples
    --------
    >>> rows = [TextLine(1, "(1) x ==", None, ()), TextLine(2, "(2) = x.", None, ())]
    >>> [row.text.strip() for row in formulas(rows)]
    ['x', '= x']
    """
    contents = [row.text.partition("#") for row in rows]
    texts = [text for text, _, _ in contents]
    for pattern in (_NUMBER, _BEHIND):
        texts = _without_numbers(texts, pattern)
    texts = [_blanked(text, _STOP, re.search) for text in texts]
    texts = [re.sub(r"==(?!>)", "= ", text) for text in texts]
    texts = [_respelled(text) for text in texts]
    texts = _without_repeated_signs(texts)
    whole = [text + mark + claim for text, (_, mark, claim) in zip(texts, contents, strict=True)]
    return _with_carried_signs(
        [replace(row, text=text) for row, text in zip(rows, whole, strict=True)]
    )


def _respelled(text):
    """The text with primes that are raised as plain ones, and d/dx without brackets around it."""
    text = _RAISED_PRIMES.sub(lambda found: (found[1] or found[2]).rjust(len(found[0])), text)
    return _OPERATOR.sub(lambda found: f" {found[1]} ", text)


def _blanked(text, pattern, find):
    found = find(pattern, text)
    if not found:
        return text
    return text[: found.start()] + " " * len(found.group()) + text[found.end() :]


def _without_numbers(texts, pattern):
    """Blank out the numbers of lines if they count all lines from the first one on."""
    find = re.match if pattern is _NUMBER else re.search
    found = [find(pattern, text) for text in texts if text.strip()]
    numbers = [int(next(filter(None, match.groups()))) for match in found if match]
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[0] + len(found))):
        return texts
    return [_blanked(text, pattern, find) for text in texts]


def _without_repeated_signs(texts):
    """Blank out an equals sign at the end of a line if the next line begins with one."""
    following, done = "", []
    for text in reversed(texts):
        ends = text.rstrip().endswith("=") and following.lstrip(" &").startswith("=")
        if ends and not following.lstrip(" &").startswith("=>"):
            end = len(text.rstrip()) - 1
            text = text[:end] + " " + text[end + 1 :]
        done.append(text)
        following = text if text.strip() else following
    return done[::-1]


def _with_carried_signs(rows):
    """Put an equals sign that ends a line before the next line, which goes on from there."""
    done = list(rows)
    written = [i for i, row in enumerate(rows) if row.text.partition("#")[0].strip()]
    for i, after in pairwise(written):
        content, mark, claim = done[i].text.partition("#")
        expression, equals, rest = content.rpartition("=")
        arrow = ARROW.match(done[after].text)
        if equals and expression.strip(" =") and not rest.strip() and not arrow:
            done[i] = replace(done[i], text=f"{expression} {rest}{mark}{claim}")
            done[after] = _begun_with_sign(done[after])
    return done


def _begun_with_sign(row):
    """The line with an equals sign in front, which stands where the line begins."""
    places = row.places or tuple((row.number - row.first, at) for at in range(len(row.text)))
    return replace(row, text=f"={row.text}", places=(places[0], *places))
