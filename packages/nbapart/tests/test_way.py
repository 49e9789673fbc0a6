"""The way of a test stands in the instructor's text, and nowhere else."""

import pytest
from nbapart import way
from nbapart.html import REGION
from nbapart.way import Way

TEST = "assert a == 1"


@pytest.mark.parametrize("chosen", [Way.APART, Way.INSIDE])
def test_what_is_written_is_read(chosen):
    """Is the way that was written last the one that is read, and is it written once?"""
    text = TEST
    for one in (Way.INSIDE, Way.APART, chosen):
        text = way.written(text, one)
    assert way.of(text) == way.chosen(text) == chosen
    assert len(way.CHOICE.findall(text)) == 1


@pytest.mark.parametrize("choice", [Way.APART, Way.INSIDE])
def test_students_get_the_test_as_it_was(choice):
    """Does nothing of the decision stand in what is released?"""
    assert REGION.sub("", way.written(TEST, choice)).rstrip("\n") == TEST


@pytest.mark.parametrize(
    "text",
    [
        TEST,
        "# nbapart: outside",
        "# nbapart: inside of it",
        "print('# nbapart: inside')",
        "x = 1  # nbapart: inside",
        "#nbapart inside",
    ],
)
def test_other_texts_ask_for_nothing(text):
    """Is a test apart unless a line of its own says otherwise?"""
    assert way.chosen(text) is None
    assert way.of(text) == Way.APART
