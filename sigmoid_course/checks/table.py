"""Checks tables of numbers, value by value."""

from collections.abc import Iterable, Mapping
from math import isclose, isnan

from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import messages
from sigmoid_course.checks.number import number

PRAISE_VALUES = "All {count} values agree."


@check
def check_table(
    table: Mapping,
    expected: Mapping | Iterable,
    *,
    rising: bool = False,
    slips: Mapping[str, Mapping] | None = None,
    rtol: float = 5e-3,
    points: float | None = None,
) -> float | None:
    """Check a table of numbers; each value earns its share.

    Parameters
    ----------
    table : dict
        The student's answer, key to number; infinity and nan are numbers here.
    expected : dict or sequence
        The correct values by key, each a number or a function that returns whether a float is
        correct. Or only the keys: then only the form is checked.
    rising : bool
        Whether the values must increase in the order of the keys; only used to check the form.
    slips : dict, optional
        For each slip's name the dict of values that it gives, for some or all of the keys.
    rtol : float
        The relative error allowed. The default accepts three significant digits.
    points : float, optional
        What the table is worth.

    Returns
    -------
    Mark or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        The table is not correct yet, and `points` is not given.

    Examples
    --------
    >>> check_table({1: 1.0, 2: 4.0}, [1, 2], rising=True)
    The form is right; whether it is true shows when it is marked.
    >>> check_table({1: 1.0, 2: 5}, {1: 1, 2: 4}, points=2)
    1 of 2 values agree. These do not:
      at 2: got 5
    1.0
    """
    if not isinstance(table, Mapping):
        return conclude(_not_a_table(table), "", points)
    if isinstance(expected, Mapping):
        return _values(table, expected, slips or {}, rtol, points)
    return conclude(_form(table, expected, rising), messages.FORM_IS_RIGHT, points)


def _form(table, keys, rising):
    values = {key: number(table.get(key)) for key in keys}
    unread = [(key, table.get(key)) for key in keys if values[key] is None]
    if unread:
        return _open_entries(unread)
    pairs = zip(values.items(), list(values.items())[1:], strict=False)
    falls = [_not_rising(left, right) for left, right in pairs if not left[1] < right[1]]
    return falls[0] if rising and falls else None


def _values(table, expected, slips, rtol, points):
    def agrees(key, values):
        got = number(table.get(key))
        return got is not None and key in values and _agrees(got, values[key], rtol)

    wrong = [key for key in expected if not agrees(key, expected)]
    named = {key: next((s for s, at in slips.items() if agrees(key, at)), None) for key in wrong}
    entries = [(key, _shown(table.get(key)), named[key]) for key in wrong]
    right, count = len(expected) - len(wrong), len(expected)
    problem = _wrong_entries(entries, right, count) if wrong else None
    return conclude(problem, PRAISE_VALUES.format(count=count), points, right / count)


def _agrees(got, value, rtol):
    if callable(value):
        return bool(value(got))
    return isclose(got, value, rel_tol=rtol) or (isnan(got) and isnan(value))


def _shown(value):
    read = number(value)
    return value if read is None else read


def _not_a_table(got):
    """Say that the answer is not a dict."""
    return f"The table should be a dict {{key: number}}, but it is of type {type(got).__name__}."


def _open_entries(entries):
    """Say which entries are missing or are not numbers."""
    lines = [f"  at {key!r}: {_described(value)}" for key, value in entries]
    return "\n".join(["Each entry should be one real number. Still to do:", *lines])


def _not_rising(left, right):
    """Say which two neighbours decrease in a table that should increase."""
    (first, low), (second, high) = left, right
    return (
        "The values should rise from the first entry to the last, but at "
        f"{first!r} there is {low:.6g} and at {second!r} there is {high:.6g}."
    )


def _wrong_entries(entries, right, count):
    """Say which entries differ, what was found, and the slip if it is known."""
    lines = [f"  at {key!r}: {_described(value)}{_slip(slip)}" for key, value, slip in entries]
    return "\n".join([f"{right} of {count} values agree. These do not:", *lines])


def _slip(name):
    return f" (this is what {name} gives)" if name else ""


def _described(value):
    if value is None:
        return "nothing yet"
    if isinstance(value, float):
        return f"got {value:.6g}"
    if isinstance(value, str):
        return f"the text {messages.quoted(value)}, not a number; a number has no quotes"
    return f"{messages.kind(value)}, not a number"
