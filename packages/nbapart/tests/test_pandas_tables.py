"""Tables of pandas cross as they are, and what of them cannot stays behind a proxy."""

import json

import numpy as np
import pandas as pd
import pytest
from nbapart import pandas_tables
from nbapart.transfer.codec import READERS
from nbapart.transfer.ends import KernelEnd, MarkerEnd
from nbapart.transfer.pack import Bounds, Malformed, pack, unpack
from nbapart.transfer.proxies import is_proxy

TABLE = pd.DataFrame(
    {
        "x": [0.5, np.nan],
        "n": [1, 2],
        "name": ["a", None],
        "mixed": pd.Series([1, "b"], dtype=object),
        "when": pd.to_datetime(["2026-01-02", None]),
        "span": pd.to_timedelta([1, 2], unit="h"),
        "yes": [True, False],
    }
)
PLAIN = {
    "table": TABLE,
    "no rows": TABLE.iloc[:0],
    "no columns": TABLE[[]],
    "named index": TABLE.set_index("n"),
    "texts as index": pd.DataFrame({"a": [1, 2]}, index=["b", "c"]),
    "numbers as columns": pd.DataFrame(np.eye(3)),
    "a column twice": pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "part of a table": TABLE[TABLE.n > 1],
    "series": TABLE["x"],
    "small numbers": pd.Series([1, 2], dtype="int8", name="small"),
    "texts": pd.Series(["a", None], dtype="string"),
    "times": TABLE["when"],
}
STAYS = {
    "levels": TABLE.set_index(["n", "name"]),
    "categories": pd.Series(["a", "b"], dtype="category"),
    "time zone": pd.Series(pd.to_datetime(["2026-01-02"], utc=True)),
    "objects": pd.Series([[1], [2]]),
    "missing whole numbers": pd.Series([1, None], dtype="Int64"),
    "derived": type("Own", (pd.DataFrame,), {})({"a": [1]}),
    "groups": TABLE.groupby("n"),
}


def crossed(value):
    """A value as it comes to the marker."""
    data = json.loads(json.dumps(pack(value, Bounds(), KernelEnd(print))))
    return unpack(data, Bounds(), MarkerEnd(print, print))


@pytest.mark.parametrize("name", PLAIN)
def test_what_crosses(name):
    """Is it equal to what it was, with its index, its names and its kinds of values?"""
    value = PLAIN[name]
    same = pd.testing.assert_frame_equal if value.ndim == 2 else pd.testing.assert_series_equal
    same(crossed(value), value)
    same(crossed([value])[0], value)


def test_indices_and_moments_cross():
    """Do an index, a moment and a span of time come as they were?"""
    for index in (TABLE.index, TABLE.columns, pd.Index([3, 4], name="k")):
        pd.testing.assert_index_equal(crossed(index), index, exact=True)
    assert crossed(TABLE["when"][0]) == pd.Timestamp("2026-01-02")
    assert crossed(TABLE["span"][0]) == pd.Timedelta(hours=1)


@pytest.mark.parametrize("name", STAYS)
def test_what_stays(name):
    """Is there a proxy of what is not plain, and never something else?"""
    assert is_proxy(crossed(STAYS[name]))


@pytest.mark.parametrize(
    "data",
    [
        ["table", 1],
        ["table", ["t", ["l"], ["t", "r", 0, 1, 1, None], ["t", "r", 0, 1, 1, None]]],
        [
            "table",
            ["t", ["l", ["t", "n", 1]], ["t", "r", 0, 1, 1, None], ["t", "r", 0, 1, 1, None]],
        ],
        ["series", ["t", ["t", "O", ["l", 1]], ["t", "r", 0, 9, 1, None], None]],
        ["series", ["t", ["t", "category", ["l", 1]], ["t", "r", 0, 1, 1, None], None]],
        ["series", ["t", ["t", "M8[Y]", pack(np.zeros(1, "i8"))], ["t", "r", 0, 1, 1, None], None]],
        ["index", ["t", "r", 0, 1, 0, None]],
        ["index", ["t", "n", pack(np.zeros((1, 1))), None]],
        ["Timestamp", ["t", "Y", 1]],
        ["Timedelta", ["t", "s", "1"]],
    ],
    ids=lambda data: repr(data)[:40],
)
def test_forged_tables_are_refused(data):
    """Is what no kernel sends refused?"""
    assert data[0] in READERS
    with pytest.raises(Malformed):
        unpack(data)


def test_codecs_are_those_of_the_library():
    """Is each kind there once?"""
    assert len({codec.tag for codec in pandas_tables.CODECS}) == len(pandas_tables.CODECS) == 5
