"""What a test prints and shows, in order, as outputs of its cell."""

import io

from nbformat import NotebookNode
from nbformat.v4 import new_output

MAX_TEXT = 20_000  # characters that a test may print
MAX_HTML = 200_000  # characters of one value that is shown


class Printed(io.StringIO):
    """Standard output of a test: it takes values to be shown besides text.

    Examples
    --------
    >>> printed = Printed()
    >>> _ = printed.write("a")
    >>> printed.display(1)
    >>> [output["text"] for output in printed.outputs()]
    ['a1\\n']
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[int, NotebookNode]] = []

    def display(self, value: object) -> None:
        """Show a value as a notebook does, as HTML where it has that; else as text."""
        as_html = getattr(type(value), "_repr_html_", None)
        page = as_html(value) if as_html else None
        if not isinstance(page, str) or len(page) > MAX_HTML:
            print(value, file=self)
            return
        data = {"text/plain": str(value)[:MAX_TEXT], "text/html": page}
        self._shown.append((self.tell(), new_output("display_data", data=data)))

    def outputs(self, after: str = "") -> list[NotebookNode]:
        """Return the outputs, and a text after all of them.

        Parameters
        ----------
        after : str

        Returns
        -------
        list of nbformat.NotebookNode
        """
        text, begun, found = self.getvalue()[:MAX_TEXT], 0, []
        for place, output in self._shown:
            found += [_stream(text[begun:place]), output]
            begun = place
        found.append(_stream(text[begun:] + after))
        return [one for one in found if one.get("text") != ""]


def _stream(text):
    clean = text.encode("utf-8", "replace").decode()  # no file can hold halves of characters
    return new_output("stream", name="stdout", text=clean)
