"""Makes text that may contain a student's words safe to print."""

MAX_LINE_CHARACTERS = 300


def line(text: str) -> str:
    """Turn a text into one short line without control characters.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Up to `MAX_LINE_CHARACTERS` characters.

    Examples
    --------
    >>> line("no cell \\x1b[2J")
    'no cell ?[2J'
    """
    shown = "".join(c if c.isprintable() else "?" for c in text[: MAX_LINE_CHARACTERS + 1])
    return shown if len(shown) <= MAX_LINE_CHARACTERS else f"{shown[: MAX_LINE_CHARACTERS - 3]}..."


def is_utf8(text: str) -> bool:
    """Return whether a text can be encoded as UTF-8, which a lone surrogate cannot.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_utf8("σ"), is_utf8("\\ud800")
    (True, False)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def points(value: float) -> str:
    """Write points as tables, pages and files have them, to hundredths.

    Examples
    --------
    >>> points(10.80000001), points(3.0), points(2 / 3)
    ('10.8', '3', '0.67')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def counted(number: int, noun: str) -> str:
    """Write a number with what is counted.

    Examples
    --------
    >>> counted(1, "student"), counted(2, "student")
    ('1 student', '2 students')
    """
    return f"{number} {noun}{'s' if number != 1 else ''}"
