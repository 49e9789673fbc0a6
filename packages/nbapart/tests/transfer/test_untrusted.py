"""What comes from a kernel is checked."""

import pytest
from nbapart.transfer.untrusted import clean, expect


def test_expect():
    """Does what holds pass, and is what does not refused in words?"""
    expect(True, "no size")
    with pytest.raises(ValueError, match="no size"):
        expect(False, "no size")


@pytest.mark.parametrize(
    "name", ["", "a b", "<script>", "a\0", "\ud800", "x" * 81, None, 7, ["a"], "f.g"], ids=repr
)
def test_what_is_no_name_becomes_object(name):
    """Is a forged name of a type of no effect?"""
    assert clean(name) == "object"


@pytest.mark.parametrize("name", ["generator", "dict_keys", "Überraschung", "σ"])
def test_a_name_stays(name):
    """Is the name of a type kept, in any alphabet?"""
    assert clean(name) == name
