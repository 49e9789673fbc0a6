"""What comes from a kernel is checked, and what stays there has a proxy."""

import pytest
from nbapart.transfer.ends import MarkerEnd
from nbapart.transfer.untrusted import FunctionProxy, OpaqueValue, clean, expect, named


def test_expect():
    """Does what holds pass, and is what does not refused in words?"""
    expect(True, "no size")
    with pytest.raises(ValueError, match="no size"):
        expect(False, "no size")


def test_a_stranger_has_a_name_and_nothing_else():
    """Does it know its type's name, and neither number, length nor attribute?"""
    thing = named(OpaqueValue, "Pretender")()
    assert type(thing).__name__ == "Pretender"
    assert repr(thing) == "<Pretender>"
    assert not callable(thing)
    for use in (float, len, iter, int, lambda t: t.anything, lambda t: t + 1):
        with pytest.raises((TypeError, AttributeError)):
            use(thing)


def test_a_handle_asks_with_what_it_is_given():
    """Do number, arguments and keyword arguments arrive, and the answer come back?"""
    handle = named(FunctionProxy, "function")(3, "f", MarkerEnd(lambda *asked: asked))
    assert handle(1, 2, a=3) == (handle, (1, 2), {"a": 3})
    assert (handle.number, handle.__name__, type(handle).__name__) == (3, "f", "function")
    assert repr(handle) == "<function f>"


@pytest.mark.parametrize(
    "name", ["", "a b", "<script>", "a\0", "\ud800", "x" * 81, None, 7, ["a"], "f.g"], ids=repr
)
def test_what_is_no_name_becomes_object(name):
    """Is a forged name of a type of no effect?"""
    assert clean(name) == "object"
    assert named(OpaqueValue, name).__name__ == "object"


@pytest.mark.parametrize("name", ["generator", "dict_keys", "Überraschung", "σ"])
def test_a_name_stays(name):
    """Is the name of a type kept, in any alphabet?"""
    assert clean(name) == name
