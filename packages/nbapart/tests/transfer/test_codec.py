"""A kind of value is one entry; a course adds its own, from outside of nbapart."""

import re
import uuid
from pathlib import Path

import nbapart
import numpy as np
import pytest
from nbapart.transfer import codec as registry
from nbapart.transfer.codec import READERS, BuiltIn, Codec, register
from nbapart.transfer.ends import KernelEnd, MarkerEnd
from nbapart.transfer.pack import Malformed, Refused, pack, unpack
from nbapart.transfer.proxies import OpaqueValue
from nbapart_helpers.values import crossed


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """No kinds but nbapart's own, and none of this test's afterwards."""
    before = dict(READERS)
    for codec in registry._course_codecs:
        del READERS[codec.tag]
    monkeypatch.setattr(registry, "_course_codecs", [])
    yield
    READERS.clear()
    READERS.update(before)


class Span:
    """A value of a course's own."""

    def __init__(self, start, end):
        self.start, self.end = start, end


def write_span(span):
    """Start and end."""
    return (span.start, span.end)


def read_span(data):
    """A span whose end comes after its start."""
    start, end = data
    if not start <= end:
        raise ValueError("an end before its start")
    return Span(start, end)


def spans(**changed):
    """The codec of spans."""
    parts = {"tag": "span", "about": "a span", "write": write_span, "read": read_span}
    return Codec(**(parts | {"types": (Span,)} | changed))


@pytest.mark.parametrize(
    ("changed", "missing"),
    [
        ({"tag": None}, "has no tag"),
        ({"about": ""}, "does not say what it is about"),
        ({"write": None}, "has no write"),
        ({"read": "read"}, "has no read"),
        ({"types": ()}, "neither types nor claims"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_half_a_codec_fails_where_it_is_defined(changed, missing):
    """Is what is missing named as soon as the codec is made?"""
    with pytest.raises(ValueError, match=missing):
        spans(**changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({}, "'span' is there twice: for a span, and for a span"),
        ({"tag": "l", "types": (bytearray,)}, "'l' is there twice: for list"),
        ({"tag": "other"}, "is of two kinds: a span, and a span"),
        ({"tag": "other", "types": (dict,)}, "is of two kinds: dict"),
        ({"tag": "", "types": (bytearray,)}, "has no tag"),
    ],
)
def test_a_kind_is_registered_once(changed, message):
    """Is a tag or a type that is taken, or no tag at all, refused?"""
    register(spans())
    with pytest.raises(ValueError, match=re.escape(message)):
        register(spans(**changed))


def test_every_kind_is_described():
    """Has each of nbapart's own kinds a description, and each letter a reader?"""
    table = registry.table()
    assert {tag for tag, _ in table} - {""} == set(READERS)
    assert all(isinstance(codec, BuiltIn) and codec.about for codec in registry.codecs())


def test_a_course_s_kind_crosses():
    """Does a value come as what its codec reads, also inside of others and of a derived type?"""
    register(spans())

    class Long(Span):
        pass

    got = crossed({"a": [Span(1, 2.5), Long(0, 1)]})["a"]
    assert [(type(one), one.start, one.end) for one in got] == [(Span, 1, 2.5), (Span, 0, 1)]


def test_without_its_codec_it_is_a_stranger():
    """Does the same value keep no more than its type's name where no codec is registered?"""
    assert isinstance(crossed(Span(1, 2)), OpaqueValue)


@pytest.mark.parametrize(
    "data", [1, ["t", 2, 1], ["t", 1], ["t", 1, 2, 3], ["h", 0, "function", "f"]], ids=repr
)
def test_what_its_reader_refuses_is_malformed(data):
    """Is whatever a codec's reader raises, and a function in its data, the data's fault?"""
    register(spans())
    with pytest.raises(Malformed):
        unpack(["span", data], end=MarkerEnd(print, print))
    with pytest.raises(Malformed):
        unpack(["span"])


def test_no_function_is_in_its_data():
    """Is a function inside refused in the kernel already, and kept again outside of it?"""
    register(spans())
    with pytest.raises(Refused, match="cannot be given away"):
        pack(Span(len, 1), end=KernelEnd(print))
    assert pack([Span(0, 1), len], end=KernelEnd(print))[2][:2] == ["h", 0]


def test_a_writer_may_decline():
    """Is a value that a codec does not write taken for what it is otherwise?"""
    register(spans(types=(), write=lambda _: NotImplemented, claims=lambda _: True))
    assert pack([1, (2,), Span(1, 2)]) == ["l", 1, ["t", 2], ["x", "Span"]]


def test_a_claim_comes_before_a_row():
    """Can a list or an array of objects as a whole be one value of a course's?"""
    register(
        spans(
            write=lambda row: write_span(row[0]),
            types=(),
            claims=lambda value: isinstance(value, list | np.ndarray) and type(value[0]) is Span,
        )
    )
    array = np.array([Span(1, 2)], dtype=object)
    assert [crossed(row).end for row in ([Span(1, 2)], array)] == [2, 2]
    assert crossed([1]) == [1]


def test_a_type_of_a_module_that_is_not_loaded():
    """Can a type be named, so that its module need not be loaded?"""
    register(spans(types=("no_such_module:Span", f"{__name__}:NoSuchType", "pandas:DataFrame")))
    assert isinstance(crossed(Span(1, 2)), OpaqueValue)


README = Path(nbapart.__file__).parents[2] / "README.md"


def test_a_value_crosses_by_the_readmes_codec():
    """Does a value come as it was by the codec that the README shows, from outside of nbapart?"""
    text = README.read_text(encoding="utf-8")
    (module,) = re.findall(r"```python\n(# my_course/marking.*?)```", text, re.DOTALL)
    exec(module, {})
    number = uuid.UUID(int=7)
    assert crossed({"answer": number})["answer"] == number
    with pytest.raises(Malformed):
        unpack(["uuid", "no number"])
