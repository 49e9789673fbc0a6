"""Statistics of exercises are those of the textbooks, and hold back while something waits."""

import numpy as np
import pytest
from nbapart.class_report.gather import Entry
from nbapart.class_report.items import items
from nbapart.gradebook.read import Mark, Record


def entry(student, waiting=False, **scores):
    """A submission with exercises of two points each."""
    marks = tuple(Mark(name, score, 2.0, waiting) for name, score in scores.items())
    return Entry(student, "1", Record(student, "1", marks))


def test_difficulty_and_discrimination_are_numpys():
    """Are they the mean share, and the correlation with the rest of the unit?"""
    rng = np.random.default_rng(3)
    scores = rng.choice([0, 0.5, 1, 2], size=(12, 3))
    names = ["plot", "steps", "table"]
    entries = [entry(str(i), **dict(zip(names, row, strict=True))) for i, row in enumerate(scores)]
    for column, item in enumerate(items(entries)):
        own, rest = scores[:, column], scores.sum(axis=1) - scores[:, column]
        assert item.difficulty == pytest.approx(own.mean() / 2)
        assert item.discrimination == pytest.approx(np.corrcoef(own, rest)[0, 1])
        assert (item.full, item.none) == ((own == 2).sum(), (own == 0).sum())
        assert item.full + item.part + item.none == len(own)


def test_what_waits_is_not_counted():
    """Is there no difficulty while an answer waits, though the others are marked?"""
    first, *_ = items([entry("a", plot=2.0), entry("b", waiting=True, plot=0.0)])
    assert (first.waiting, first.full, first.none) == (1, 1, 0)
    assert first.difficulty is first.discrimination is None


@pytest.mark.parametrize("count", [1, 4, 6])
def test_no_correlation_without_differences(count):
    """Is there no discrimination in a small class, or where all have the same?"""
    (item, _) = items([entry(str(i), plot=2.0, table=1.0) for i in range(count)])
    assert item.discrimination is None


def test_a_submission_that_is_not_marked_counts_nowhere():
    """Does a submission without marks change no number?"""
    assert items([Entry("a", "1", reason="Not a notebook.")]) == []
