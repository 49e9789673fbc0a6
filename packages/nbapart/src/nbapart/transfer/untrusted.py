"""What data claim to be is not believed: it must hold."""


def expect(holds, what):
    """Refuse data for which something does not hold.

    Parameters
    ----------
    holds : bool
    what : str
        What is wrong otherwise.

    Raises
    ------
    ValueError

    Examples
    --------
    >>> expect(1 > 0, "no size")
    >>> expect(-1 > 0, "no size")
    Traceback (most recent call last):
    ValueError: no size
    """
    if not holds:
        raise ValueError(what)
