"""Text in which a student's words may stand, made fit for a terminal."""

LINE_CHARACTERS = 300


def line(text: str) -> str:
    """Make one short line of a text, without anything that a terminal would obey.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        Up to `LINE_CHARACTERS` characters.

    Examples
    --------
    >>> line("no cell \\x1b[2J")
    'no cell ?[2J'
    """
    shown = "".join(c if c.isprintable() else "?" for c in text[: LINE_CHARACTERS + 1])
    return shown if len(shown) <= LINE_CHARACTERS else f"{shown[: LINE_CHARACTERS - 3]}..."


def is_utf8(text: str) -> bool:
    """Say whether a text can be written as UTF-8: half a character of UTF-16 cannot.

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
