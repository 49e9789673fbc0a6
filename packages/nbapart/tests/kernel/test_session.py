"""A kernel that is lost is followed by another, in which the cells before run again."""

from types import SimpleNamespace

import pytest
from nbapart.kernel.clock import Clock
from nbapart.kernel.session import Session


class Pretended:
    """A kernel that remembers its cells; "die" ends it, "hang" has to be interrupted."""

    started = "open"

    def __init__(self, deadly):
        self.ran, self.deadly, self.stopped = [], deadly, None
        self.ended = self.interrupted = False

    def run(self, source):
        """Run a cell, or end in it."""
        self.ran.append(source)
        self.interrupted = source == "hang"
        if source in self.deadly:
            self.stopped, self.ended = "it died", True
        return [source]

    @property
    def bridge(self):
        """The cells that it has run."""
        return list(self.ran)

    def close(self):
        """End."""


@pytest.fixture
def session():
    """A session whose kernels die of some cells, each kernel of its own ones."""

    def make(*deadly, wall=60):
        deadly = iter(deadly)
        kernels = []

        def start():
            kernels.append(Pretended(next(deadly)))
            return kernels[-1]

        return SimpleNamespace(session=Session(start, Clock(wall, 60)), kernels=kernels)

    return make


@pytest.mark.parametrize(
    ("deadly", "expected"),
    [
        ([["die"], []], ["a", "b"]),
        ([["die"], ["a"], []], ["b"]),
        ([["b"], []], ["a", "die"]),
        ([[]], ["a", "die", "b"]),
    ],
)
def test_what_the_last_kernel_has_run(session, deadly, expected):
    """Does it run all cells but those that have lost a kernel?"""
    made = session(*deadly)
    for source in ("a", "die", "b"):
        made.session.run(source)
    made.session.renew()
    assert made.session.bridge == expected


def test_a_cell_that_was_interrupted_is_not_run_again(session):
    """Is the time of a cell that runs on not spent a second time?"""
    made = session(["die"], [])
    for source in ("a", "hang", "die", "b"):
        made.session.run(source)
    assert made.kernels[-1].ran == ["a", "b"]


def test_without_time_nothing_runs(session):
    """Is no kernel started, no cell run and no value taken once the time is up?"""
    made = session(["die"], wall=0)
    [output] = made.session.run("a")
    assert "more than 0 seconds altogether" in output.evalue
    assert made.kernels[0].ran == []
    assert "altogether" in made.session.bridge
