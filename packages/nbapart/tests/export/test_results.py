"""Nothing is sent that is not final, or that its page does not tell."""

import pytest
from nbapart.class_report.gather import Class, Entry
from nbapart.engine.settings import of_marks
from nbapart.export.results import results
from nbapart.fingerprint import Contents
from nbapart_helpers import marked
from nbapart_helpers.marked import UNIT, kept, record


def test_each_has_the_key_it_came_by(course, app):
    """Has each result its own key, and none who was put there by hand?"""
    known = [
        marked.moodle("jane", "41", "Jane Doe"),
        marked.moodle("jane", "9", "Jane", "2-second"),
    ]
    found, left = results(
        course,
        Contents(course, of_marks(app)),
        kept(course, app, [record("jane"), record("joe")], known),
        [UNIT],
    )
    assert [one.identity and one.identity.key for one in found] == ["41", None]
    assert left == []


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (record("jane", waiting=True), "waits for a person: why"),
        (record("jane", 0.5), "its feedback page is older"),
        (record("jane", penalty=0.5), "its feedback page is older"),
        (None, "a PDF"),
    ],
)
def test_what_is_not_sent(course, app, changed, why):
    """Is it said why a mark is not sent: it waits, it has changed, or there is none?"""
    group = kept(course, app, [record("jane")], [])
    group = Class(group.students, group.units, (Entry("jane", UNIT, changed, reason="a PDF"),))
    found, (left,) = results(course, Contents(course, of_marks(app)), group, [UNIT])
    assert found == []
    assert left.startswith(f"jane/{UNIT}: {why}")
