"""Reads a student's notebook, and says in words what a file is that is none.

Whatever program wrote the file, its text is decoded, its stored outputs are left out unread, for
marking makes them anew, and the rest is brought into the form of a notebook.
"""

import codecs
import json
import re
from pathlib import Path

from nbformat import NotebookNode

from nbapart import form
from nbapart.errors import Error
from nbapart.limits import MAX_FILE_BYTES, MAX_NOTEBOOK_BYTES, MIB

MAX_VALUES = 200_000  # each line is one; bringing this many into form takes a second
# How files begin that students hand in instead of a notebook.
KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip file, or a document of an office program"),
    (b"\xd0\xcf\x11\xe0", "a document of an office program"),
    (b"{\\rtf", "a text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"RIFF", "a picture, a sound or a film"),
    (b"SQLite format 3", "a database"),
    (b"version https://git-lfs", "a pointer that git-lfs leaves in place of a large file"),
    (b"<", "a web page"),
)
# Those of four bytes first: one of their marks begins with a mark of the others.
WIDE = {codecs.BOM_UTF32_LE: "utf-32", codecs.BOM_UTF32_BE: "utf-32"}
WIDE |= {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16", b"{\0": "utf-16-le"}
WIDE |= {b"\0{": "utf-16-be"}
BLANK = b"\0 \t\r\n"
FROM_A_PHONE = re.compile(rb".{,4}ftyp", re.DOTALL)  # HEIC, MP4: their length goes before
NO_TEXT = re.compile(rb"[\0-\x08\x0e-\x1a]")
# A language model gives files as blocks of Markdown.
FENCE = re.compile(rb"```\w*+\s*+(\{.*\})\s*```", re.DOTALL)
PICTURE = re.compile(rb"[A-Za-z0-9+/=]{10000,}+")  # the data of one, in the usual code
CONFLICT = re.compile(rb"^<{7} ", re.MULTILINE)
# A key "outputs" with its bracket, a string (at the end also half of one), or another bracket.
TOKEN = re.compile(
    rb'(?P<outputs>"outputs"\s*+:\s*+\[)|"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]]', re.DOTALL
)


def _integer(digits):
    """Return an integer; 0 where it has so many digits that Python refuses it."""
    try:
        return int(digits)
    except ValueError:
        return 0


DECODER = json.JSONDecoder(parse_int=_integer, strict=False)  # with line ends inside of texts


class Unreadable(Error):
    """A file is no notebook; the message says what it is instead, after the file's name."""


def read(path: Path) -> NotebookNode:
    """Read a notebook and bring it into form, without its outputs.

    Parameters
    ----------
    path : pathlib.Path

    Returns
    -------
    nbformat.NotebookNode
        In the newest form of version 4.

    Raises
    ------
    Unreadable
    """
    if not path.is_file():
        raise Unreadable("is missing")
    if (size := path.stat().st_size) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // MIB
        raise Unreadable(f"has {size // MIB} MB; notebooks of up to {most} MB are marked")
    return parsed(path.read_bytes())


def parsed(content: bytes) -> NotebookNode:
    """Bring a notebook's bytes into form, without its outputs.

    Parameters
    ----------
    content : bytes

    Returns
    -------
    nbformat.NotebookNode
        In the newest form of version 4.

    Raises
    ------
    Unreadable
    """
    data, left_out = without_outputs(_utf_8(content)), 0
    if len(data) > MAX_NOTEBOOK_BYTES:
        data, left_out = PICTURE.subn(b"", data)
    if len(data) > MAX_NOTEBOOK_BYTES:
        most = MAX_NOTEBOOK_BYTES // MIB
        raise Unreadable(f"has more than {most} MB without its outputs, and is not marked")
    raw = _parsed(data)
    if _is_vast(raw):
        raise Unreadable(f"holds more than {MAX_VALUES} values; notebooks with fewer are marked")
    found = form.notebook(raw, left_out)
    if found is None:
        raise Unreadable("is not a notebook: there are no cells in it")
    return found


def without_outputs(data: bytes) -> bytes:
    """Empty every list under a key "outputs" in JSON, keeping the numbers of lines.

    Parameters
    ----------
    data : bytes
        JSON in UTF-8, which may be damaged.

    Returns
    -------
    bytes

    Examples
    --------
    >>> without_outputs(b'{"a": "outputs", "outputs": [[1, "]"], 2]}')
    b'{"a": "outputs", "outputs": []}'
    """
    kept, start, depth = [], 0, 0
    for token in TOKEN.finditer(data):
        if depth == 0 and token["outputs"]:
            kept.append(data[start : token.end()])
            start, depth = token.end(), 1
        elif depth:
            depth += {b"[": 1, b"]": -1}.get(token[0][-1:], 0)
            if depth == 0:
                kept.append(b"\n" * data.count(b"\n", start, token.start()))
                start = token.start()
    return b"".join([*kept, data[start:]])


def _utf_8(data):
    """Return a text of any common encoding as UTF-8, without a mark at its start."""
    encoding = next((name for start, name in WIDE.items() if data.startswith(start)), None)
    if encoding and len(data) <= MAX_NOTEBOOK_BYTES:
        data = data.decode(encoding, errors="replace").encode(errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8).strip(BLANK)
    fenced = FENCE.fullmatch(data)
    return fenced[1] if fenced else data


def _parsed(data):
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    try:
        raw, _ = DECODER.raw_decode(text)  # what follows a notebook is not read
        raw = json.loads(raw, parse_int=_integer) if isinstance(raw, str) else raw
        if "\\ud" in text.lower():  # half a character, as a program leaves it that cuts texts
            whole = json.dumps(raw, ensure_ascii=False).encode(errors="replace")
            raw = json.loads(whole, parse_int=_integer)
    except RecursionError:
        raise Unreadable("is not a notebook: its JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise Unreadable(_what(data, error)) from None
    return raw


def _what(data, error):
    """Say what a file is that is not JSON."""
    kind = next((name for start, name in KINDS if data.startswith(start)), None)
    kind = "a picture or a film of a phone" if FROM_A_PHONE.match(data) else kind
    if kind or not data:
        return f"is {kind or 'empty'}; expected a notebook"
    if NO_TEXT.search(data[:1000]):
        return "is not a notebook but a file of another kind, which is no text"
    if not data.startswith(b"{"):
        return "is not a notebook but other text, such as a program"
    if CONFLICT.search(data):
        return "holds the two sides of a merge conflict, and no program reads it"
    is_at_end = error.pos >= len(error.doc) - 1 and not data.endswith(b"}")
    if is_at_end or "Unterminated" in error.msg:
        return "breaks off: it was not saved or uploaded to its end"
    return f"is damaged: it cannot be read from line {error.lineno} on"


def _is_vast(raw):
    """Return whether there are more than `MAX_VALUES` values."""
    found, left = [raw], MAX_VALUES
    while found and left:
        value, left = found.pop(), left - 1
        if isinstance(value, dict | list):
            found += value.values() if isinstance(value, dict) else value
    return bool(found)
