"""What a call does besides returning a value is recorded, and done again, within bounds."""

import sys
import warnings

import numpy as np
import pytest
from nbapart.transfer import effects
from nbapart.transfer.effects import Recorded, repeat


def recorded(work):
    """What comes of a piece of work, as data."""
    record = Recorded()
    with record.recording():
        work()
    return record.plain()


def texts(data, count, most=100_000):
    """Stands for the check of a reply."""
    if type(data) is not list or [type(one) for one in data] != [str] * count:
        raise ValueError("forged")
    return [one[:most] for one in data]


def end(reason):
    """Stands for the end of a bridge."""
    raise ConnectionError(reason)


def test_printing_is_done_again_in_its_order(capsys):
    """Do both streams get what they got, and nothing before?"""

    def work():
        print("a")
        print("b", file=sys.stderr)
        print("c", end="")

    found = recorded(work)
    assert capsys.readouterr() == ("", "")
    repeat(found, texts, end)
    assert capsys.readouterr() == ("a\nc", "b\n")


def test_printing_has_an_end():
    """Is little kept of a call that prints without end?"""
    found = recorded(lambda: [print("x" * 1000) for _ in range(1000)])
    assert sum(len(text) for _, text in found["printed"]) == effects.MAX_PRINTED_CHARACTERS


def test_warnings_come_once_each():
    """Is each warning issued again with its category, NumPy's too?"""

    def work():
        for _ in range(3):
            warnings.warn("mine", UserWarning, stacklevel=1)
            np.log(np.array([0.0]))

    with pytest.warns() as caught:
        repeat(recorded(work), texts, end)
    assert [one.category for one in caught] == [UserWarning, RuntimeWarning]


@pytest.mark.parametrize(
    "reply",
    [
        {"printed": 5, "warnings": []},
        {"printed": [], "warnings": None},
        {"printed": [["stdout"]], "warnings": []},
        {"printed": [], "warnings": [["UserWarning", 1]]},
    ],
)
def test_what_no_kernel_says(reply):
    """Is a forged reply refused, whatever part of it is forged?"""
    with pytest.raises((ValueError, ConnectionError)):
        repeat(reply, texts, end)


def test_halves_of_characters_are_printed(capsys):
    """Is a text printed that no stream could write?"""
    repeat({"printed": [["stdout", "a\ud800"]], "warnings": []}, texts, end)
    assert capsys.readouterr().out == "a?"
