"""Text that goes to a terminal is short, on one line, and commands nothing."""

from nbapart.text import is_utf8, line


def test_reasons_are_one_short_line():
    """Does a name with line breaks, control characters or very many letters fill no terminal?"""
    assert line("a\nb\x1b[2J\u202e") == "a?b?[2J?"
    assert len(line("x" * 100_000)) == 300
    assert line("x" * 300) == "x" * 300


def test_half_a_character_is_no_utf8():
    """Is a lone surrogate told from text that can be written?"""
    assert is_utf8("\U0001f600")
    assert not is_utf8("\ud83d")
