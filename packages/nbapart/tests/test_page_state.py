"""A page is current as long as it shows the marks that stand in the gradebook."""

from dataclasses import replace

from nbapart import fingerprint
from nbapart.engine.settings import of_marks
from nbapart.page_state import is_current, path
from nbapart_helpers.marked import UNIT, kept, record


def test_a_page_grows_old(course, app):
    """Is a page old after another mark, penalty, comment or notebook, and where there is none?"""
    kept(course, app, [record("jane")], [])
    content = fingerprint.Contents(course, of_marks(app)).of("jane", UNIT)
    one = record("jane")
    assert is_current(course, one, content)
    for other in (record("jane", 1.0), record("jane", penalty=1.0), replace(one, comments=("!",))):
        assert not is_current(course, other, content)
    assert not is_current(course, one, "another")
    path(course, "jane", UNIT).unlink()
    assert not is_current(course, one, content)
