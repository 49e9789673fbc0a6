"""Replaces the lines that a check asks for by their digests, in the source code of its call.

An author writes a check in a visible cell with lines; the release step passes the cell's source
through `hide_lines`, so that a sheet does not show the lines that it only describes.
"""

import ast
from collections.abc import Iterator
from pprint import pformat
from typing import Any

from steptrace.errors import Misused
from steptrace.rubric.milestones import key_reader

CHECK = "check_derivation"
# What has lines in it, and what is needed to read them.
HIDDEN = ("through", "between", "alternatives")
READ = ("start", "end", "given", "constants")
WIDTH = 92


def hide_lines(source: str) -> str:
    """Replace the lines in the calls of `check_derivation` by their digests.

    Parameters
    ----------
    source : str
        The source code of a cell.

    Returns
    -------
    str
        The same code, in which lines that the sheet prints stay.

    Raises
    ------
    Misused
        An argument that has lines in it is not written out in the call.

    Examples
    --------
    >>> print(hide_lines('check_derivation(a, start="2x", end="3x", between=[["x + x + x"]])'))
    check_derivation(a, start="2x", end="3x", between=[['#9e529ab2']])
    """
    for value, hidden in reversed(list(_replacements(source))):
        source = _put(source, value, hidden)
    return source


def _replacements(source: str) -> Iterator[tuple[ast.expr, Any]]:
    """Yield each argument with lines, and what stands in its place, from the top down."""
    for call in ast.walk(ast.parse(source)):
        if isinstance(call, ast.Call) and _name(call) == CHECK:
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            key = _key(given)
            for name in (name for name in given if name in HIDDEN):
                yield given[name], _hidden(name, _literal(name, given[name]), key)


def _name(call):
    return getattr(call.func, "attr", getattr(call.func, "id", None))


def _key(given):
    read = {name: _literal(name, given[name]) for name in READ if name in given}
    through = _literal("through", given["through"]) if "through" in given else ()
    return key_reader(through=through, **read)


def _literal(name, value):
    try:
        return ast.literal_eval(value)
    except ValueError as error:
        raise Misused(f"{name}= should be written out in the call of {CHECK}.") from error


def _hidden(name, value, key):
    if name == "between":
        return [list(dict.fromkeys(map(key, lines))) for lines in value]
    if name == "alternatives":
        return [[_described(item, key) for item in way] for way in value]
    return [_described(item, key) for item in value]


def _described(item, key):
    """An item of `through`: a line that is printed stays."""
    if isinstance(item, str):
        return item
    words, *forms = item
    return (words, *map(key, forms))


def _put(source, value, hidden):
    lines = source.splitlines(keepends=True)
    first, last = value.lineno - 1, value.end_lineno - 1
    # The positions of `ast` count bytes.
    before = lines[first].encode()[: value.col_offset].decode()
    after = lines[last].encode()[value.end_col_offset :].decode()
    shown = pformat(hidden, width=WIDTH - len(before), compact=True)
    shown = shown.replace("\n", "\n" + " " * len(before))
    return "".join([*lines[:first], before + shown + after, *lines[last + 1 :]])
