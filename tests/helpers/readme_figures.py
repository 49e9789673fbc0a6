"""The README's picture of each unit: one of the figures stored in its reading notebook.

A unit's row in the README says which one, by its text alternative. Run as a program this writes
the pictures anew, to .github/pictures/.
"""

import base64
import html
import re

from helpers import units

FOLDER = units.ROOT / ".github" / "pictures"
PAGE = (units.ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"^\| \[\d · [^]]+\]\(notebooks/(?P<unit>[a-z0-9-]+)\.ipynb\)<br>(?P<question>[^|]+) "
    r"\| (?P<routes>[^|]+) \| (?P<points>\d+)( \((?P<by_hand>\d+) by a person\))? "
    r"\| (?P<reading>\d+) \+ (?P<sheet>\d+) "
    r'\| <img src="(?P<picture>[^"]+)" width="\d+" alt="(?P<alternative>[^"]+)"> \|$',
    re.MULTILINE,
)
ROWS = {row["unit"]: row for row in ROW.finditer(PAGE)}
IMAGE = re.compile(r'<img alt="([^"]*)"[^>]*src="data:image/png;base64,([^"]*)"')


def figures(unit):
    """Give the figures that a unit's reading notebook shows: text alternative -> PNG."""
    outputs = (output for cell in units.reading(unit).cells for output in cell.get("outputs", ()))
    shown = "".join(output.get("data", {}).get("text/html", "") for output in outputs)
    return {html.unescape(text): base64.b64decode(data) for text, data in IMAGE.findall(shown)}


def figure(unit):
    """Give the PNG of the figure that the unit's row in the README describes."""
    alternative, found = html.unescape(ROWS[unit]["alternative"]), figures(unit)
    assert alternative in found, f"{unit}: not the text of a figure there: {sorted(found)}"
    return found[alternative]


if __name__ == "__main__":
    for unit in ROWS:
        (FOLDER / f"{unit}.png").write_bytes(figure(unit))
