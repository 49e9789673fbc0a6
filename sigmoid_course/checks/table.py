"""Tables of numbers, marked value by value."""

from collections.abc import Mapping
from math import isclose, isnan
from numbers import Real

import numpy as np
from steptrace.checks.outcome import check, conclude

from sigmoid_course.checks import table_messages


def number(value):
    """Read one real number; anything else is None.

    Parameters
    ----------
    value : object
        Whatever a student wrote. Booleans and whole arrays are no numbers, 0-d arrays are.

    Returns
    -------
    float or None

    Examples
    --------
    >>> number(np.float32(0.5)), number(np.array(2)), number(True), number("0.5")
    (0.5, 2.0, None, None)
    """
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


@check
def check_table(table, expected, *, rising=False, slips=None, rtol=5e-3, points=None):
    """Check a table of numbers; each value earns its share.

    Parameters
    ----------
    table : dict
        The student's answer, key to number; infinity and nan are numbers here.
    expected : dict or sequence
        The right values by key, each a number or a function that says of a float whether it is
        right. Or the keys alone: then only the form is checked.
    rising : bool
        Whether the values must rise in the order of the keys. Looked at in the form only.
    slips : dict, optional
        Name of a slip to the dict of values that it gives, for some of the keys or all.
    rtol : float
        The relative error allowed. The default takes three significant digits.
    points : float, optional
        What the table is worth.

    Returns
    -------
    float or None
        The points earned; None without `points`.

    Raises
    ------
    NotYet
        The table is not right yet and no points were asked for.

    Examples
    --------
    >>> check_table({1: 1.0, 2: 4.0}, [1, 2], rising=True)
    Every entry is a number. Whether it is the right one is marked later.
    >>> check_table({1: 1.0, 2: 5}, {1: 1, 2: 4}, points=2)
    1 of 2 values agree. These do not:
      at 2: got 5
    1.0
    """
    if not isinstance(table, Mapping):
        return conclude(table_messages.not_a_table(table), "", points)
    if isinstance(expected, Mapping):
        return _values(table, expected, slips or {}, rtol, points)
    return conclude(_form(table, expected, rising), table_messages.PRAISE_FORM, points)


def _form(table, keys, rising):
    values = {key: number(table.get(key)) for key in keys}
    unread = [(key, table.get(key)) for key in keys if values[key] is None]
    if unread:
        return table_messages.open_entries(unread)
    pairs = zip(values.items(), list(values.items())[1:], strict=False)
    falls = [
        table_messages.not_rising(left, right) for left, right in pairs if not left[1] < right[1]
    ]
    return falls[0] if rising and falls else None


def _values(table, expected, slips, rtol, points):
    def agrees(key, values):
        got = number(table.get(key))
        return got is not None and key in values and _agrees(got, values[key], rtol)

    wrong = [key for key in expected if not agrees(key, expected)]
    named = {key: next((s for s, at in slips.items() if agrees(key, at)), None) for key in wrong}
    entries = [(key, _shown(table.get(key)), named[key]) for key in wrong]
    right, count = len(expected) - len(wrong), len(expected)
    problem = table_messages.wrong_entries(entries, right, count) if wrong else None
    return conclude(
        problem, table_messages.PRAISE_VALUES.format(count=count), points, right / count
    )


def _agrees(got, value, rtol):
    if callable(value):
        return bool(value(got))
    return isclose(got, value, rel_tol=rtol) or (isnan(got) and isnan(value))


def _shown(value):
    read = number(value)
    return value if read is None else read
