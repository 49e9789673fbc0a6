"""Cuts a mathematical font to the characters that pages use.

The font is Latin Modern Math of Debian's package fonts-lmodern. The cut one has another name; its
notice, the same as that of the live page, lies beside it.
"""

import logging
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONT = Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
NOTICE = "packages/steptrace/page/math-licence.txt"
NAME, FILE = "Book Math", "math.woff"
NAMED = (1, 3, 4, 6, 16)  # the records of a font that hold its name
MATH = re.compile(r"<math\b.*?</math>", re.DOTALL)
ALWAYS = {chr(number) for number in range(0x20, 0x7F)}


def characters(pages: Iterable[str]) -> set[str]:
    """Return the characters of all formulas on pages, and those that they are drawn with.

    Parameters
    ----------
    pages : iterable of str
        HTML.

    Returns
    -------
    set of str

    Examples
    --------
    >>> {"σ", "𝜎"} < characters(["<math><mi>σ</mi></math> ä"])
    True
    """
    used = set(ALWAYS)
    for page in pages:
        for formula in MATH.findall(page):
            used |= set(unescape(formula))
    return used | {slanted for letter in used for slanted in _slanted(letter)}


def _slanted(letter):
    """Yield the italic form of a letter, as which a browser draws a variable of one letter."""
    for first, last, italic in (("A", "Z", 0x1D434), ("a", "z", 0x1D44E), ("α", "ω", 0x1D6FC)):
        if first <= letter <= last:
            yield "ℎ" if letter == "h" else chr(italic + ord(letter) - ord(first))


def write(used: set[str], path: Path) -> None:
    """Write the font, cut to some characters.

    Parameters
    ----------
    used : set of str
    path : Path
        A file that ends in `.woff`.

    Raises
    ------
    FileNotFoundError
        The package is not installed.
    """
    logging.getLogger("fontTools").setLevel(logging.WARNING)  # Sphinx lets all through
    if not FONT.exists():
        raise FileNotFoundError(f"{FONT} is missing; it is of Debian's package fonts-lmodern.")
    font = TTFont(FONT, recalcTimestamp=False)
    cutter = subset.Subsetter(subset.Options(layout_features=["*"], drop_tables=["FFTM"]))
    cutter.populate(unicodes=[ord(one) for one in used if len(one) == 1])
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in NAMED:
            record.string = NAME.replace(" ", "")
    font.flavor = "woff"
    font.save(path)
