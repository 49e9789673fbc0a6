"""The time that a submission has left, and how much of it a single cell or test may use."""

import time

# A cell may use this part of what is left, so that whatever many cells wait for, the rest is run.
PART_FOR_A_CELL = 1 / 4
PART_FOR_A_TEST = 1 / 2
SHORTEST_SECONDS = 0.1


class Clock:
    """The clock of one submission; it starts at once.

    Parameters
    ----------
    wall : float
        Seconds for the whole submission.
    cell : float
        Seconds that a cell or a test may take at most.

    Examples
    --------
    >>> round(Clock(wall=300, cell=60).for_a_cell()), round(Clock(wall=100, cell=60).for_a_cell())
    (60, 25)
    """

    def __init__(self, wall: float, cell: float):
        self.wall, self._cell = wall, cell
        self._end = time.monotonic() + wall

    def left(self) -> float:
        """Return the seconds that are left, at least 0."""
        return max(0.0, self._end - time.monotonic())

    def is_over(self) -> bool:
        """Return whether there is too little left to run anything."""
        return self.left() < SHORTEST_SECONDS

    def for_a_cell(self) -> float:
        """Return the seconds that the next cell of the student's may take."""
        return min(self._cell, self.left() * PART_FOR_A_CELL)

    def for_a_test(self) -> float:
        """Return the seconds that the next test may take, calls of the student's included."""
        return min(self._cell, self.left() * PART_FOR_A_TEST)
