"""Brings what a program wrote as a notebook into the form of one.

Editors, converters and language models leave keys out, add some of their own, or write those of
other versions. Nothing of that says what a student answered: the cells, their text, their names
and their pictures are taken, and the rest is made anew.
"""

import ast
import re
import warnings
from dataclasses import dataclass
from typing import Any

import nbformat

DEEPEST = 5  # levels of metadata that are kept
# What programs call the text of a cell, the usual name first.
SOURCES = ("source", "input", "value", "text", "content")
TEXTS = {"markdown": "markdown", "heading": "markdown", "html": "markdown", "text": "markdown"}
TEXTS |= {"raw": "raw", "plaintext": "raw"}
VS_CODE_TEXT = 1  # the kind of a text cell in VS Code's own format
MAX_ATTACHED_CHARACTERS = 8_000_000  # of pictures in text cells, together, that a page can carry
LEFT_OUT = "nbapart-left-out"  # where the notebook's metadata say how many pictures are too many
LONGEST = 10_000  # characters of lines without ends that are read as Python
MAGIC = re.compile(r"^[%!].*", re.MULTILINE)
IDENTITY = re.compile(r"[\w-]{1,64}", re.ASCII)
DATA = r"data:(image/(?:png|jpeg|gif|svg\+xml));base64,([A-Za-z0-9+/=\s]+)"
EMBEDDED = re.compile(rf"!\[([^\]]*)\]\({DATA}\)|()<img\b[^>]*?\bsrc=[\"']{DATA}[\"'][^>]*>")


@dataclass
class _Room:
    """Characters that are left for pictures, and how many pictures have found no room."""

    left: int
    refused: int = 0

    def takes(self, picture: dict[str, str]) -> bool:
        """Take the room that a picture needs, if there is so much left."""
        needed = sum(map(len, picture.values()))
        fits = needed <= self.left
        self.left -= needed if fits else 0
        self.refused += not fits
        return fits


def notebook(raw: Any, left_out: int = 0) -> nbformat.NotebookNode | None:
    """Bring a notebook into form, without its outputs.

    Parameters
    ----------
    raw : object
        Anything that JSON can hold.
    left_out : int, default 0
        How many pictures were too large to be read.

    Returns
    -------
    nbformat.NotebookNode or None
        None where there is no list of cells.

    Examples
    --------
    >>> made = notebook({"worksheets": [{"cells": [{"input": ["a = ", "1"]}]}]})
    >>> made.nbformat, made.cells[0].source
    (4, 'a = 1')
    """
    cells = _cells(raw)
    if cells is None:
        return None
    room = _Room(MAX_ATTACHED_CHARACTERS, left_out)
    made = [_cell(one, number, room) for number, one in enumerate(cells) if isinstance(one, dict)]
    metadata = _plain(raw.get("metadata"), DEEPEST)
    metadata = metadata if type(metadata) is dict else {}
    refused = {LEFT_OUT: room.refused} if room.refused else {}
    whole = {"cells": _told_apart(made), "metadata": metadata | refused}
    return nbformat.from_dict(whole | {"nbformat": 4, "nbformat_minor": 5})


def _cells(raw):
    """Return the list of cells; versions before 4 have it on worksheets."""
    if not isinstance(raw, dict):
        return None
    if isinstance(raw.get("cells"), list):
        return raw["cells"]
    sheets = raw.get("worksheets")
    sheets = [one for one in sheets if isinstance(one, dict)] if isinstance(sheets, list) else []
    lists = [one["cells"] for one in sheets if isinstance(one.get("cells"), list)]
    return [cell for cells in lists for cell in cells] if lists else None


def _cell(raw, number, room):
    kind = _kind(raw)
    source = next((_source(raw[name], kind) for name in SOURCES if name in raw), "")
    if raw.get("cell_type") == "heading":
        level = raw.get("level")
        source = "#" * (level if type(level) is int and 0 < level < 7 else 1) + f" {source}"
    metadata = _plain(raw.get("metadata"), DEEPEST)
    metadata = metadata if type(metadata) is dict else {}
    names = (raw.get("id"), metadata.get("id"), f"-{number}-")
    name = next(one for one in names if isinstance(one, str) and IDENTITY.fullmatch(one))
    made = {"cell_type": kind, "id": name, "metadata": metadata, "source": source}
    if kind == "code":
        return made | {"outputs": [], "execution_count": None}
    return made | _pictures(made, raw.get("attachments"), room)


def _kind(raw):
    """Return the type of a cell; what is not said to be text is code."""
    if raw.get("kind") == VS_CODE_TEXT:
        return "markdown"
    kind = raw.get("cell_type")
    return TEXTS.get(kind.lower(), "code") if isinstance(kind, str) else "code"


def _source(value, kind):
    """Return a cell's text; where it is given by lines, some programs leave out their ends."""
    whole = _text(value)
    if not isinstance(value, list) or "\n" in _text(value[:-1]):
        return whole
    lines = "\n".join(one for one in value if isinstance(one, str))
    return lines if kind != "code" or _is_python(lines) else whole


def _is_python(text):
    try:
        with warnings.catch_warnings(action="ignore"):
            ast.parse(MAGIC.sub("", text[:LONGEST]))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _text(value):
    """Return a text, which may be given in pieces."""
    lines = value if isinstance(value, list) else [value]
    return "".join(one for one in lines if isinstance(one, str))


def _pictures(cell, attachments, room):
    """Return a text cell's source and attachments, with pictures inside of it among these."""
    found = {}
    if isinstance(attachments, dict):
        found = {name: _picture(one) for name, one in attachments.items()}

    def attach(match):
        title, kind, data = match.groups()[:3] if match[2] else match.groups()[3:]
        name = f"embedded-{len(found)}"
        found[name] = {kind: "".join(data.split())}
        return f"![{title}](attachment:{name})"

    source = EMBEDDED.sub(attach, cell["source"])
    kept = {name: data for name, data in found.items() if data and room.takes(data)}
    return {"source": source, "attachments": kept} if kept else {"source": source}


def _picture(bundle):
    """Return the pictures among the forms of an attachment."""
    forms = bundle.items() if isinstance(bundle, dict) else ()
    return {kind: _text(data) for kind, data in forms if kind.startswith("image/")}


def _plain(value, depth):
    """Return JSON's values without what lies deeper than some levels."""
    if isinstance(value, dict):
        return {name: _plain(one, depth - 1) for name, one in value.items()} if depth else {}
    if isinstance(value, list):
        return [_plain(one, depth - 1) for one in value] if depth else []
    return value


def _told_apart(cells):
    """Give a cell another id if one before it has the same."""
    taken = set()
    for number, cell in enumerate(cells):
        cell["id"] = f"-{number}-" if cell["id"] in taken else cell["id"]
        taken.add(cell["id"])
    return cells
