"""How a check ends: with a word of praise, with a `NotYet`, or with points."""


class NotYet(AssertionError):
    """An answer is not right yet; the message says what fails and where, never the answer."""

    def _render_traceback_(self):
        """What IPython shows in place of a traceback, whose frames would only be in the way."""
        return [f"Not yet: {self}"]


def settle(problem, praise, points=None, share=0.0):
    """End a check: raise, or show the message and return the points.

    Parameters
    ----------
    problem : str or None
        What is not right yet; None when all is right.
    praise : str
        What is shown when all is right.
    points : float, optional
        What the exercise is worth. Without it a problem raises.
    share : float
        The part of the points, from 0 to 1, that is earned in spite of a problem.

    Returns
    -------
    float or None
        The points earned, from 0 to `points`, rounded to 0.01; None without `points`.

    Raises
    ------
    NotYet
        There is a problem and no points were asked for.

    Examples
    --------
    >>> settle("sigmoid(2.0) is not right yet.", "All values agree.", points=4, share=0.5)
    sigmoid(2.0) is not right yet.
    2.0
    """
    if problem and points is None:
        raise NotYet(problem)
    print(problem or praise)
    if points is None:
        return None
    return round(float(points) * (share if problem else 1.0), 2)
