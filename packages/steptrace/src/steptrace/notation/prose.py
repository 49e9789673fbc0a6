"""Blanks out the prose around pasted formulas: marks of markdown, labels, and remarks in words."""

import re
from collections.abc import Iterator, Sequence

from steptrace.functions import SPELLINGS
from steptrace.notation.elsewhere import MENDS, UNREAD
from steptrace.notation.limits import MAX_ROW_LENGTH
from steptrace.notation.names import ACCENTED, GREEK

# Words that are read aloud for the signs of a formula, and words that stand in one.
_ALOUD = frozenset(["plus", "minus", "times", "over", "equals"])
_SPELLED = frozenset([*map(str.lower, GREEK), *SPELLINGS, *MENDS, *UNREAD])
FORMULAS = _ALOUD | _SPELLED | {"or", "to"}
_LEADING = (
    "and|as|but|clearly|finally|first|given|hence|here|know|next|note|now|recall|second|since|so"
    "|that|then|therefore|thus|we|which|with|find|get|gives|have|obtain|compute|consider"
)
_FENCE = re.compile(r"\s*(```.*|~~~.*|-{3,}|\*{3,}|_{3,})\s*$")
_BULLET = re.compile(r"\s*(?:>\s+(?=\S))?(?:[•‣◦▪●]\s*|\*\s+|(?<=>\s))")
_DASH = re.compile(r"\s*[-–]\s+(?=\S)")
_BOLD = re.compile(r"(\s*(?:[0-9]+[.)]\s+)?)\*\*(?=\S)(.*?\S)\*\*(?![\w(\[{.])")
_CODE = re.compile(r"(\s*)`([^`]+)`([\s.,;]*)$")
_LABEL = re.compile(
    r"\s*+(?:(?:[A-Za-z][A-Za-z ]*+[0-9]*+|[0-9]++)\s*+:(?!=)"
    r"|[A-Za-z]{2}[A-Za-z ]*+,\s|[a-hivx]++\)\s)"
)
_LETTER = re.compile(r"\s*\(([a-h])\)\s")
_CONNECTIVES = re.compile(rf"\s*(?:(?:{_LEADING})\b[\s,:]+)+(?=\S)", re.IGNORECASE)
_LET = re.compile(r"(?<!\S)(?:Let|[Ww]here)(?=\s[^=]*+=)")
# A remark at the end of a line, after a sign that no formula has there.
_REMARK = re.compile(
    r"\s(?://|--|—|<-+|←|[(\[](?=[^()\[\]]+[)\]][\s.]*$))"
    r"|[,;](?=\s*(?:by|from|using|since|[A-Za-z]{4,}))"
)
_CLOSED = str.maketrans(")]", "  ")
_DONE = re.compile(r"[✓✔☑✅∎■□◻\ufe0f]+\s*$")
_WORDS = re.compile(r"[A-Za-z0-9\s.,:;!?'’\"()\]*-]*+")
_OUTSIDE = re.compile(r"[^\\^_=+/<>]*+")
# What may stand between two equations in one line, or before the second.
_BETWEEN = re.compile(
    rf"(?:[,;]|\s(?:and|gives|hence|so|then|therefore|thus|with)(?=[\s,]),?)"
    rf"(?:\s++(?:{_LEADING})(?=[\s,]),?)*+(?=\s)"
    r"|\s(?=let\s)|(?==>|⇒|⟹|→|->|∴|⇔|<=>)"
)
_EQUATION = re.compile(r"\s*+(?:let\s++|=>|⇒|⟹|→|->|∴|⇔|<=>)?(?P<left>[^=]*+)=(?!>)")
_INLINE = re.compile(r"(?<![\\$])\$(?!\$)[^$]+\$(?!\$)|\\\(.*?\\\)")


def without_prose(lines: Sequence[str]) -> list[str]:
    r"""Return the lines of a pasted text with blanks for what is no part of a formula.

    Parameters
    ----------
    lines : sequence of str
        The lines, in the notation or in LaTeX.

    Returns
    -------
    list of str
        Each as long as before, so that columns stay. Formulas in a line of prose stand in rows of
        their own.

    Examples
    --------
    >>> [line.strip() for line in without_prose(["Step 1: apply the rule", "* so x^2  // square"])]
    ['', 'x^2  #  square']
    """
    if max(map(len, lines), default=0) > MAX_ROW_LENGTH:
        return list(lines)
    parts = [line.partition("#") for line in lines]
    texts = [_without_marks(text) for text, _, _ in parts]
    texts = [_without_words(text) for text in _without_dashes(_without_letter(texts))]
    if not any(map(str.strip, texts)):  # What is words alone is refused where it stands.
        return list(lines)
    return [text + mark + claim for text, (_, mark, claim) in zip(texts, parts, strict=True)]


def formulas_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield the columns and the texts of the formulas that stand side by side in a line.

    Parameters
    ----------
    text : str
        A line in the notation.

    Yields
    ------
    tuple of (int, str)
        The whole line, or equations between which a comma, a word or an arrow stands.

    Examples
    --------
    >>> list(formulas_in("y = ln(u), u = x^2 => y = ln(x^2)"))
    [(0, 'y = ln(u)'), (10, ' u = x^2 '), (19, '=> y = ln(x^2)')]
    """
    content, start = text.partition("#")[0], 0
    for sign in _BETWEEN.finditer(content):
        before, after = content[start : sign.start()], _EQUATION.match(content, sign.end())
        if "=" in before and after and after["left"].strip():
            yield start, before
            start = sign.end()
    yield start, text[start:]


def is_prose(text: str) -> bool:
    """Return whether a text is words alone, and not those of a formula that is read aloud.

    Examples
    --------
    >>> is_prose("Take the log of both sides."), is_prose("sin alpha"), is_prose("one minus x")
    (True, False, False)
    """
    words = re.findall(r"[A-Za-z]+", text)
    single = any(len(word) == 1 and word not in "aIs" for word in words)
    spelled = [word for word in words if word.lower() in _SPELLED or ACCENTED.fullmatch(word)]
    others = [word for word in words if len(word) > 2 and word not in spelled]
    enough = len(others) > bool(spelled) + 2 * single and any(len(word) > 3 for word in others)
    aloud = not _ALOUD.isdisjoint(map(str.lower, words))
    called = re.search(r"\w\(", text)
    return bool(_WORDS.fullmatch(text)) and enough and not (aloud or called)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def _blanked(text, pattern):
    """A text with blanks for what a pattern matches at its start."""
    found = pattern.match(text)
    return _blank(found.group()) + text[found.end() :] if found else text


def _without_marks(text):
    """A line without the marks of markdown."""
    if _FENCE.fullmatch(text):
        return _blank(text)
    text = _DONE.sub(lambda found: _blank(found[0]), text)
    text = _blanked(text, _BULLET)
    text = _BOLD.sub(r"\1  \2  ", text) if _BOLD.match(text) else text
    return _CODE.sub(r"\1 \2 \3", text)


def _without_letter(texts):
    """The lines without the letter of an exercise, as in (a) x^2, if it stands nowhere else."""
    whole = "\n".join(texts)
    found = _LETTER.match(whole)
    if not found or len(re.findall(rf"(?<![A-Za-z]){found[1]}(?![A-Za-z])", whole)) > 1:
        return texts
    return _blanked(whole, _LETTER).split("\n")


def _without_dashes(texts):
    """The lines without dashes if every line has one, before an equals sign too."""
    begun = [text for text in texts if text.strip()]
    dashed = all(map(_DASH.match, begun)) and any(re.match(r"\s*[-–]\s+=", text) for text in begun)
    return [_blanked(text, _DASH) for text in texts] if dashed else texts


def _without_words(text):
    """A line without its words; those at its end become a comment."""
    several = len(text.split()) > 1  # One word alone may be a name.
    text = _blanked(_inline_formulas(text), _LABEL)
    if several and is_prose(text):
        return _blank(text)
    text = _blanked(text, _CONNECTIVES)
    text = _LET.sub(lambda found: "let".ljust(len(found[0])), text)
    for sign in _REMARK.finditer(text):
        before, words = text[: sign.start()], text[sign.end() :]
        if before.strip() and is_prose(words):
            return before + "#".center(len(sign.group())) + words.translate(_CLOSED)
    return text


def _inline_formulas(text):
    """The formulas of a line of LaTeX between words, each in a row of its own."""
    found = list(_INLINE.finditer(text))
    bounds = [0, *(edge for formula in found for edge in formula.span()), len(text)]
    outside = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    if not found or not any(re.search(r"[A-Za-z]{2}", words) for words in outside):
        return text
    if not all(map(_OUTSIDE.fullmatch, outside)):
        return text
    kept = [formula.group() for formula in found]
    if any("=" in formula for formula in kept):
        kept = [formula if "=" in formula else _blank(formula) for formula in kept]
    rows = [*map(_row_end, outside[:-1]), _blank(outside[-1])]
    return "".join(part for pair in zip(rows, [*kept, ""], strict=True) for part in pair)


def _row_end(words):
    return "\\\\".ljust(len(words)) if len(words) > 1 else _blank(words)
