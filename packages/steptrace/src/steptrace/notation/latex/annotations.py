r"""Blanks out what LaTeX sets above and below a formula, and writes ``=`` for its other forms."""

import re
from collections.abc import Sequence

_BRACE = re.compile(r"\\(?:under|over)brace(?![A-Za-z])\s*(?=\{)")
_SCRIPT = re.compile(r"\s*(?:\\limits)?\s*[_^]")
_STACKED = re.compile(r"\\(?:overset|underset|stackrel)(?![A-Za-z])")
_SIGN = re.compile(r"\s*(?:=|\{\s*(=|\\(?:equiv|Rightarrow|Longrightarrow|implies|iff))\s*\})")
_LONG = re.compile(r"\\x(?:longequal|equal)(?:\s*\[[^]\n]*\])?")
_EQUAL = re.compile(r"\\(?:equiv|triangleq|coloneqq)(?![A-Za-z])|:=")
_ONE = re.compile(r"\s*(?:\\[A-Za-z]+|[^\s}])")
_PAIRED = re.compile(r"\\.|[{}]", re.DOTALL)


def without_annotations(lines: Sequence[str]) -> list[str]:
    r"""Return the lines of a text in LaTeX with blanks for annotations.

    Parameters
    ----------
    lines : sequence of str
        The lines.

    Returns
    -------
    list of str
        Each as long as before, so that columns stay: with what a brace holds, without the brace
        and its label; with an equals sign, without what stands above or below it; and with
        ``=`` for ``\equiv`` and ``:=``.

    Examples
    --------
    >>> [line.split() for line in without_annotations([r"y \overset{(1)}{=} \underbrace{x}_{u}"])]
    [['y', '=', '{x}']]
    """
    text = "\n".join(lines)
    pairs = _pairs(text)
    for pattern, blanked in ((_BRACE, _brace), (_STACKED, _stacked), (_LONG, _long)):
        for found in reversed(list(pattern.finditer(text))):
            start, end = found.span()
            instead, after = blanked(text, start, end, pairs)
            text = text[:start] + instead + text[after:]
    return _EQUAL.sub(lambda found: "=".rjust(len(found[0])), text).split("\n")


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def _pairs(text):
    """The column after the closing brace for the column of each opening one."""
    found, open_braces = {}, []
    for brace in _PAIRED.finditer(text):
        if brace[0] == "{":
            open_braces.append(brace.start())
        elif brace[0] == "}" and open_braces:
            found[open_braces.pop()] = brace.end()
    return found


def _argument_end(text, start, pairs):
    """The column after the argument that begins here: braces, a command, or one character."""
    found = _ONE.match(text, start)
    if found and found[0].endswith("{"):
        return pairs.get(found.end() - 1, start)
    return found.end() if found else start


def _brace(text, start, end, pairs):
    """What stands for a brace with its label: the group over or under which it is."""
    close = _argument_end(text, end, pairs)
    label = _SCRIPT.match(text, close)
    after = _argument_end(text, label.end(), pairs) if label else close
    return _blank(text[start:end]) + text[end:close] + _blank(text[close:after]), after


def _stacked(text, start, end, pairs):
    """What stands for an equals sign or an arrow with an annotation; others stay as they are."""
    close = _argument_end(text, end, pairs)
    sign = _SIGN.match(text, close)
    if not sign:
        return text[start:end], end
    written = sign[1] or "="
    blank = _blank(text[start : sign.end()])
    return blank[: -len(written)] + written, sign.end()


def _long(text, start, end, pairs):
    """What stands for an equals sign that is as long as its annotation."""
    after = _argument_end(text, end, pairs)
    return "=" + _blank(text[start + 1 : after]), after
