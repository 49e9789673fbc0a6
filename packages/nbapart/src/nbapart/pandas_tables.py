"""An extension by which tables, series, indices and moments of pandas cross as arrays.

`nbapart.configure` uses it where pandas is installed. pandas is not imported before a value of it
comes. What is not plain, such as an index of several levels, a category or a time zone, stays in
the kernel behind a proxy.
"""

from typing import Any

import numpy as np

from nbapart.transfer.codec import Codec, register
from nbapart.transfer.untrusted import expect

TEXTS = ("str", "string")  # names of the dtypes for texts
UNITS = ("s", "ms", "us", "ns")
SCALARS = (type(None), bool, int, float, complex, str, bytes)
MAX_COLUMNS = 10_000


class _NotPlain(Exception):
    """A part of a value is of a kind that does not cross."""


def _written(write):
    """Leave a value to the codecs that are tried next, where a part of it is not plain."""

    def written(value):
        try:
            return write(value)
        except _NotPlain:
            return NotImplemented

    return written


def _plain(holds):
    if not holds:
        raise _NotPlain


def _write_label(label):
    _plain(type(label) in SCALARS or isinstance(label, np.generic))
    return label


def _write_values(values):
    """Write the values of a series or an index: how they are stored, and what."""
    dtype = values.dtype
    if isinstance(dtype, np.dtype):
        if dtype.kind in "biufc":
            return ("n", np.array(values))
        if dtype.kind in "mM":
            return (dtype.str[1:], np.array(values).view("i8"))
        _plain(dtype.kind == "O")
        return ("O", [_write_label(one) for one in values])
    _plain(dtype.name in TEXTS)
    return (dtype.name, [one if type(one) is str else None for one in values])


def _read_values(data):
    """Make the array of a series or an index; what it says of itself is not trusted."""
    import pandas

    kind, values = data
    if kind == "n":
        expect(values.ndim == 1 and values.dtype.kind in "biufc", "no column")
        return values
    if kind[:3] in ("M8[", "m8["):
        expect(kind[3:-1] in UNITS and values.ndim == 1 and values.dtype == np.int64, "no times")
        return values.view(kind)
    expect(kind in ("O", *TEXTS) and type(values) is list, "no column")
    return pandas.array(values, dtype=object if kind == "O" else kind)


def _write_index(index):
    import pandas

    if type(index) is pandas.RangeIndex:
        return ("r", index.start, index.stop, index.step, _write_label(index.name))
    _plain(type(index) in (pandas.Index, pandas.DatetimeIndex, pandas.TimedeltaIndex))
    _plain(getattr(index, "freq", None) is None)
    return (*_write_values(index), _write_label(index.name))


def _read_index(data):
    import pandas

    if data[0] == "r":
        _, start, stop, step, name = data
        expect({*map(type, (start, stop, step))} == {int} and step != 0, "no range")
        return pandas.RangeIndex(start, stop, step, name=name)
    *values, name = data
    made = _read_values(values)
    return pandas.Index(made, dtype=made.dtype, name=name)


def _write_series(series):
    import pandas

    _plain(type(series) is pandas.Series)
    return (_write_values(series), _write_index(series.index), _write_label(series.name))


def _read_series(data):
    import pandas

    values, index, name = data
    made, along = _read_values(values), _read_index(index)
    expect(len(made) == len(along), "another length")
    return pandas.Series(made, index=along, name=name, dtype=made.dtype)


def _write_frame(frame):
    import pandas

    _plain(type(frame) is pandas.DataFrame and frame.shape[1] <= MAX_COLUMNS)
    columns = [_write_values(frame.iloc[:, place]) for place in range(frame.shape[1])]
    return (columns, _write_index(frame.columns), _write_index(frame.index))


def _read_frame(data):
    import pandas

    columns, names, index = data[0], _read_index(data[1]), _read_index(data[2])
    expect(len(columns) == len(names) <= MAX_COLUMNS, "other columns")
    made = [_read_values(one) for one in columns]
    expect(all(len(one) == len(index) for one in made), "another length")
    series = [pandas.Series(one, index=index, dtype=one.dtype) for one in made]
    frame = pandas.DataFrame(dict(enumerate(series)), index=index)
    frame.columns = names
    return frame


def _write_moment(moment):
    _plain(getattr(moment, "tz", None) is None)
    return (moment.unit, int(moment.asm8.view("i8")))


def _reader_of_moments(kind: str) -> Any:
    def read(data):
        import pandas

        unit, count = data
        expect(unit in UNITS and type(count) is int, "no moment")
        letter = "M8" if kind == "Timestamp" else "m8"
        return getattr(pandas, kind)(np.array(count, "i8").view(f"{letter}[{unit}]")[()])

    return read


INDICES = ("RangeIndex", "Index", "DatetimeIndex", "TimedeltaIndex")
CODECS = [
    Codec("table", "pandas table", _written(_write_frame), _read_frame, ("pandas:DataFrame",)),
    Codec("series", "pandas series", _written(_write_series), _read_series, ("pandas:Series",)),
    Codec(
        "index",
        "pandas index",
        _written(_write_index),
        _read_index,
        tuple(f"pandas:{name}" for name in INDICES),
    ),
]
CODECS += [
    Codec(
        name,
        f"pandas {name}",
        _written(_write_moment),
        _reader_of_moments(name),
        (f"pandas:{name}",),
    )
    for name in ("Timestamp", "Timedelta")
]
for codec in CODECS:
    register(codec)
