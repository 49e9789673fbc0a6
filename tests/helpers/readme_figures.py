"""The README's picture of each unit: one of the figures stored in its reading notebook.

Run as a program it writes them anew, to .github/pictures/.
"""

import base64
import html
import re

from helpers import units

FOLDER = units.ROOT / ".github" / "pictures"
CELLS = {
    "1-sigmoid": "picture",
    "2-derivative": "plot",
    "3-log-sigmoid": "plot",
    "4-cross-entropy": "picture",
    "5-numerics": "errors-picture",
    "6-logistic-regression": "valley-picture",
}
IMAGE = re.compile(r'<img alt="([^"]*)"[^>]*src="data:image/png;base64,([^"]*)"')


def figure(unit):
    """Give the text alternative and the PNG of a unit's figure."""
    (cell,) = (cell for cell in units.reading(unit).cells if cell.id == CELLS[unit])
    shown = "".join(output.data.get("text/html", "") for output in cell.outputs)
    alternative, data = IMAGE.search(shown).groups()
    return html.unescape(alternative), base64.b64decode(data)


if __name__ == "__main__":
    for unit in CELLS:
        (FOLDER / f"{unit}.png").write_bytes(figure(unit)[1])
