"""A submission's time is shared out so that something is always left for the rest."""

import pytest
from nbapart.kernel import clock
from nbapart.kernel.clock import Clock


@pytest.fixture
def now(monkeypatch):
    """The time, as a list of one number that a test changes."""
    times = [0.0]
    monkeypatch.setattr(clock.time, "monotonic", lambda: times[0])
    return times


def test_many_cells_leave_something(now):
    """Is there time for a test after twelve cells that took as long as they might?"""
    made = Clock(wall=300, cell=60)
    for _ in range(12):
        assert made.for_a_cell() <= 60
        now[0] += made.for_a_cell()
    assert made.for_a_test() > 3
    assert not made.is_over()


def test_the_end(now):
    """Is nothing left, and not less than nothing, once the time has passed?"""
    made = Clock(wall=300, cell=60)
    now[0] = 301
    assert (made.left(), made.for_a_cell(), made.for_a_test()) == (0, 0, 0)
    assert made.is_over()
