"""A histogram shows every share once, and says it in words."""

from xml.etree import ElementTree

import numpy as np
from nbapart.class_report.chart import counts, histogram, in_words


def test_counts_are_numpys():
    """Are shares counted as NumPy counts them, with 1 in the last range?"""
    shares = [*np.random.default_rng(1).uniform(0, 1, 200), 0.0, 1.0]
    assert counts(shares) == np.histogram(shares, bins=10, range=(0, 1))[0].tolist()


def test_shares_outside_count_at_the_ends():
    """Does a mark above all points, by extra credit, count in the last range?"""
    assert counts([1.2, -0.1])[::9] == [1, 1]


def test_it_is_a_picture_with_a_text_alternative():
    """Is it well-formed XML with a label that says the numbers, whatever the title?"""
    drawn = ElementTree.fromstring(histogram([0.5, 0.95], 'Marks <b>"1"</b> & more'))
    assert drawn.get("role") == "img"
    assert drawn.get("aria-label") == f'Marks <b>"1"</b> & more. {in_words([0.5, 0.95])}'
    assert len(drawn.findall("rect")) == 2


def test_nothing_to_draw():
    """Is an empty unit drawn without bars?"""
    assert "<rect" not in histogram([], "Marks")
    assert in_words([]) == "No submission is marked."
