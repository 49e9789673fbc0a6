"""The mathematical font holds what the pages need, and no more."""

from pathlib import Path

from book.font import ALWAYS, NAME, NOTICE, characters, write
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parents[2]
PAGE = "<p>ß</p><math><mi>σ</mi><mo>∑</mo><mi>&#x1D465;</mi></math>"


def test_the_characters_of_formulas_are_found():
    """Are entities read, slanted forms added, and letters of the text left out?"""
    assert characters([PAGE]) - ALWAYS >= {"σ", "𝜎", "∑", "𝑥"}
    assert "ß" not in characters([PAGE])


def test_the_font_is_cut(tmp_path):
    """Has the font these characters, its table for formulas, a name of its own, and no other?"""
    path = tmp_path / "math.woff"
    write(characters([PAGE]), path)
    font = TTFont(path)
    held = {chr(code) for code in font.getBestCmap()}
    assert characters([PAGE]) - held == set()
    assert "ω" not in held
    assert "MATH" in font
    assert font["name"].getDebugName(1) == NAME.replace(" ", "")
    assert "Latin Modern Math" in (ROOT / NOTICE).read_text()
