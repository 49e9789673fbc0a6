"""What a student's cells put out, as a notebook keeps it: nothing that can act, nothing odd."""

from nbformat import NotebookNode

TEXTS = ("text/plain", "text/html", "text/markdown", "text/latex", "image/svg+xml")
PICTURES = ("image/png", "image/jpeg")


class Outputs:
    """Collects the outputs of a submission's cells, one cell after the other.

    Examples
    --------
    >>> outputs = Outputs()
    >>> outputs.add("stream", {"name": "stdout", "text": "a"})
    >>> outputs.add("stream", {"name": "stdout", "text": "b"})
    >>> outputs.taken()
    [{'output_type': 'stream', 'name': 'stdout', 'text': 'ab'}]
    """

    def __init__(self):
        self._found = []
        self._shown = {}  # display id -> outputs with that id, of earlier cells too
        self._clear = False

    def taken(self):
        """The outputs of a cell that has ended; the next cell begins with none."""
        found, self._found, self._clear = self._found, [], False
        for output in found:
            if output["output_type"] == "stream":
                output["text"] = "".join(output["text"])
        return found

    def add(self, kind, content):
        """Keep what a message says; one that is not formed as it should be is left out."""
        try:
            self._add(kind, content)
        except (AttributeError, KeyError, TypeError, ValueError):
            return

    def fail(self, name, message):
        """Keep an error in the words of the one who marks."""
        self._append(error(name, message))

    def _add(self, kind, content):
        if kind == "clear_output":
            self._clear = bool(content["wait"])
            if not self._clear:
                self._found.clear()
        elif kind == "update_display_data":
            for output in self._shown.get(content["transient"]["display_id"], []):
                output.update(_bundle(content))
        elif kind == "stream":
            self._print(content["name"], content["text"])
        elif kind == "error":
            lines = [str(line) for line in content["traceback"]]
            self._append(error(str(content["ename"]), str(content["evalue"]), lines))
        else:
            self._show(kind, content)

    def _append(self, output):
        if self._clear:
            self._found.clear()
            self._clear = False
        self._found.append(output)

    def _print(self, name, text):
        if name not in ("stdout", "stderr") or not isinstance(text, str):
            raise ValueError(name)
        last = self._found[-1] if self._found and not self._clear else {}
        if last.get("name") == name:
            last["text"].append(text)
        else:
            self._append(NotebookNode(output_type="stream", name=name, text=[text]))

    def _show(self, kind, content):
        output = NotebookNode(output_type=kind, **_bundle(content))
        if kind == "execute_result":
            output.execution_count = None
        self._append(output)
        name = (content.get("transient") or {}).get("display_id")
        if isinstance(name, str):
            self._shown.setdefault(name, []).append(output)


def error(name, message, traceback=None):
    """An output that says what went wrong, with the message alone for a traceback."""
    traceback = [message] if traceback is None else traceback
    return NotebookNode(output_type="error", ename=name, evalue=message, traceback=traceback)


def _bundle(content):
    """Data and metadata of a display, as far as they are text and pictures."""
    data = {name: _text(content["data"][name]) for name in TEXTS if name in content["data"]}
    sizes = {}
    for name in PICTURES:
        if name in content["data"]:
            data[name] = _text(content["data"][name])
            sizes |= {name: _size((content.get("metadata") or {}).get(name))}
    return {"data": NotebookNode(data), "metadata": NotebookNode(sizes)}


def _text(value):
    if isinstance(value, list):
        value = "".join(value)
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _size(metadata):
    """Width and height, where they are whole numbers: a page shows them without quotes."""
    metadata = metadata if isinstance(metadata, dict) else {}
    sizes = {name: metadata.get(name) for name in ("width", "height")}
    return NotebookNode({name: size for name, size in sizes.items() if type(size) is int})
