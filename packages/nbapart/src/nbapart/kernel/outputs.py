"""The outputs of a student's cells in the form of a notebook, without active or invalid content."""

from nbformat import NotebookNode

TEXTS = ("text/plain", "text/latex", "image/svg+xml")
MARKUP = ("text/html", "text/markdown")
# HTML tags, entities and colour codes in all outputs of a submission: a page takes a kilobyte of
# memory for each, and time that is quadratic in the number of entities.
MAX_MARKUP_TOKENS = 20_000
MAX_MARKUP_CHARACTERS = 200_000  # of one output; an embedded picture has about half of that
MAX_REPLY_CHARACTERS = 2_000
LEFT_OUT = "(An output is left out that a page does not show.)"
CUT = "(Output is left out here: a submission may show no more.)\n"
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
        # Display id -> the last output with that id, possibly of an earlier cell. An update changes
        # only that one, so that updates cannot multiply the size of the outputs.
        self._shown = {}
        self._clear = False
        self._is_cut = False
        self._markup_tokens = 0
        self._raised: tuple[str, str] | None = None  # by the reply, which needs no traceback

    def taken(self) -> list[NotebookNode]:
        """Return the outputs of a cell that has ended, and start afresh for the next cell."""
        found, self._found, self._clear = self._found, [], False
        if self._is_cut:
            found.append(NotebookNode(output_type="stream", name="stdout", text=[CUT]))
            self._is_cut = False
        found += self._silenced(found)
        for output in found:
            if output["output_type"] == "stream":
                output["text"] = self._plain("".join(output["text"]))
        return found

    def add(self, kind: str, content: dict) -> None:
        """Add the output in a message; a malformed message is ignored.

        Parameters
        ----------
        kind : str
            The message type.
        content : dict
            Not trusted.
        """
        try:
            self._add(kind, content)
        except (AttributeError, KeyError, TypeError, ValueError):
            return

    def end(self, reply: dict) -> None:
        """Take note of how a cell has ended, which it says also where no traceback is shown.

        Parameters
        ----------
        reply : dict
            Not trusted.
        """
        if reply.get("status") == "error":
            texts = str(reply.get("ename")), str(reply.get("evalue"))
            self._raised = texts[0][:MAX_REPLY_CHARACTERS], texts[1][:MAX_REPLY_CHARACTERS]

    def _silenced(self, found):
        """Return the error with which a cell has ended, unless it has shown it itself."""
        raised, self._raised = self._raised, None
        names = [one.get("ename") for one in found if one["output_type"] == "error"]
        return [error(*raised)] if raised and raised[0] not in names else []

    def fail(self, name: str, message: str) -> None:
        """Add an error that comes from marking, not from the student's code."""
        self._append(error(name, message))

    def _add(self, kind, content):
        if kind == "cut":
            self._is_cut = True
        elif kind == "clear_output":
            self._clear = bool(content["wait"])
            if not self._clear:
                self._found.clear()
        elif kind == "update_display_data":
            self._shown[content["transient"]["display_id"]].update(self._bundle(content))
        elif kind == "stream":
            self._print(content["name"], content["text"])
        elif kind == "error":
            lines = [self._plain(str(line)) for line in content["traceback"]]
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
        output = NotebookNode(output_type=kind, **self._bundle(content))
        if kind == "execute_result":
            output.execution_count = None
        self._append(output)
        name = (content.get("transient") or {}).get("display_id")
        if isinstance(name, str):
            self._shown[name] = output

    def _bundle(self, content):
        """Return data and metadata of a display, restricted to text, markup and pictures."""
        given, sizes = content["data"], content.get("metadata") or {}
        data = {name: _text(given[name]) for name in TEXTS + PICTURES if name in given}
        for name in MARKUP:
            if name in given and self._is_within_markup_limits(_text(given[name]), name):
                data[name] = _text(given[name])
        data = data or {"text/plain": LEFT_OUT}
        sizes = {name: _size(sizes.get(name)) for name in PICTURES if name in given}
        return {"data": NotebookNode(data), "metadata": NotebookNode(sizes)}

    def _is_within_markup_limits(self, text, kind):
        # Markdown can make an HTML tag of four characters.
        html = kind == "text/html"
        self._markup_tokens += text.count("<") + text.count("&") if html else len(text) // 4
        return self._markup_tokens <= MAX_MARKUP_TOKENS and len(text) <= MAX_MARKUP_CHARACTERS

    def _plain(self, text):
        """Return the text, without its colour codes once there are too many."""
        self._markup_tokens += text.count("\x1b")
        return text if self._markup_tokens <= MAX_MARKUP_TOKENS else text.replace("\x1b", "")


def error(name: str, message: str, traceback: list[str] | None = None) -> NotebookNode:
    """Create an error output.

    Parameters
    ----------
    name, message : str
    traceback : list of str, optional
        The message alone by default.

    Returns
    -------
    nbformat.NotebookNode
    """
    traceback = [message] if traceback is None else traceback
    return NotebookNode(output_type="error", ename=name, evalue=message, traceback=traceback)


def _text(value):
    if isinstance(value, list):
        value = "".join(value)
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _size(metadata):
    """Return width and height if they are integers: a page shows them without quoting."""
    metadata = metadata if isinstance(metadata, dict) else {}
    sizes = {name: metadata.get(name) for name in ("width", "height")}
    return NotebookNode({name: size for name, size in sizes.items() if type(size) is int})
