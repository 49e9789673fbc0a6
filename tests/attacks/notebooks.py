"""Attacks by the notebook's file: what its bytes are."""

import json

import nbformat
from attacks.attack import UNIT, Attack

NOTEBOOK = f"{UNIT}.ipynb"
WRONG = {"word": 'word = "beta"'}


def large(folder):
    """A notebook of 200 MB, made here so that nobody has to carry it about."""
    path = folder / NOTEBOOK
    start = path.read_text().rstrip()
    with open(path, "w") as file:
        file.write(start[:-1] + ', "more": "')
        for _ in range(200):
            file.write("x" * (1 << 20))
        file.write('"}')


def deep(folder):
    (folder / NOTEBOOK).write_text("[" * 100_000 + "]" * 100_000)


def deep_metadata(notebook):
    """A notebook that JSON can just hold, and others may fail to walk through."""
    inner = {}
    for _ in range(400):
        inner = {"a": inner}
    notebook.metadata["deep"] = inner
    notebook.cells[0].metadata["deep"] = inner


def version_3(notebook):
    return nbformat.convert(notebook, 3)


def version_5(notebook):
    return {**notebook, "nbformat": 5}


def minor_version(notebook):
    notebook.nbformat_minor = 99


def old_minor_version(notebook):
    """Version 4.0: cells have no ids."""
    notebook.nbformat_minor = 0
    for cell in notebook.cells:
        del cell["id"]


def wrong_kernel(notebook):
    """Kernels that are not there, or that would run a program of the student's choice."""
    spec = {"name": "bash", "display_name": "../../x", "language": "R", "argv": ["sh", "-c", "id"]}
    spec["metadata"] = {"kernel_provisioner": {"provisioner_name": "local-provisioner"}}
    notebook.metadata = {"kernelspec": spec, "language_info": {"name": "bash"}}


def no_kernel(notebook):
    notebook.metadata = {}


def no_cells(notebook):
    notebook.cells = []


def odd_cells(notebook):
    """Cells that are no cells."""
    return {**notebook, "cells": [5, None, [], {"cell_type": "virus"}, *notebook.cells]}


def binary(content):
    def write(folder):
        (folder / NOTEBOOK).write_bytes(content)

    return write


def doubled_keys(folder):
    """The same key twice: which one counts must not depend on who reads."""
    text = (folder / NOTEBOOK).read_text()
    (folder / NOTEBOOK).write_text(text.rstrip()[:-1] + ', "cells": []}')


def huge_numbers(folder):
    text = (folder / NOTEBOOK).read_text().rstrip()[:-1]
    (folder / NOTEBOOK).write_text(text + ', "x": ' + "9" * 100_000 + ', "y": NaN, "z": 1e999}')


def surrogates(notebook):
    """Characters that cannot be written as UTF-8, in the JSON's own escapes."""
    raw = json.loads(json.dumps(notebook))
    raw["cells"][0]["source"] = "\ud800 and \u0000"
    raw["metadata"]["\ud800"] = "\udfff"
    return raw


def large_cells(notebook):
    """Hundreds of cells."""
    extra = [nbformat.v4.new_markdown_cell("a") for _ in range(500)]
    notebook.cells.extend(extra)


def attachments(notebook):
    """Attachments and stored outputs that name files of the host."""
    cell = notebook.cells[0]
    cell["attachments"] = {"../../../gradebook.db": {"image/png": "x"}, "a": {"text/html": "<b>"}}
    cell.source += "\n![](attachment:../../../gradebook.db) ![](file:///etc/passwd) ![](../../x)"


def many_cells(notebook):
    """Cells that are empty, each of which a page takes time and memory for."""
    notebook.cells += [nbformat.v4.new_markdown_cell("") for _ in range(10_000)]


def many_values(notebook):
    """A text of a million lines, none of which is text: nbformat would list all of them."""
    return {**notebook, "cells": [{**notebook.cells[0], "source": [1] * 1_000_000}]}


def many_breaks(notebook):
    """Outputs of no known type, as many as a notebook may have: nbformat would list all of them."""
    outputs = [{"output_type": "x"}] * 20_000
    return {**notebook, "cells": [{**notebook.cells[1], "outputs": outputs}]}


def endless_blanks(notebook):
    """A text of which most are blanks: who looks for their end does so from each of them."""
    notebook.cells[-1].source = "a" + " " * 150_000 + "a"


def blank_lines(notebook):
    """Code that is blank lines: who colours it looks for their end from each of them."""
    notebook.cells.append(nbformat.v4.new_code_cell("x = 1\n" + " \n" * 70_000 + "x"))


def slow_language(notebook):
    """A language that Pygments takes minutes to colour, for code and for a block of text."""
    notebook.metadata["language_info"] = {"name": "aspectj", "pygments_lexer": "aspectj"}
    notebook.cells[-1].source = "```aspectj\n" + "a " * 40_000 + "\n```"
    notebook.cells.append(nbformat.v4.new_code_cell("# " + "a " * 40_000))


def endless_formulas(notebook):
    """A text that takes whoever typesets it minutes: signs that open, and none that closes."""
    notebook.cells[-1].source = r"\\(" * 30_000 + r"\begin{a}" * 10_000


def nested_markup(notebook):
    """A text that goes a hundred thousand tags deep."""
    notebook.cells[-1].source = "<div>" * 10_000 + "> " * 20_000 + "[" * 80_000


def by_bytes(name, tries, files, reason):
    return Attack(name, tries, WRONG, files=files, reason=reason)


def by_content(name, tries, change, **more):
    return Attack(name, tries, WRONG, change, **more)


NO = "is not a notebook"
OFF = "breaks off"
NONE = "no cell of this unit"

ATTACKS = [
    by_bytes("large-notebook", "to hand in 200 MB", large, "notebooks of up to"),
    by_bytes("deep-json", "to nest JSON 100,000 deep", deep, "nested too deeply"),
    by_bytes("no-json", "to hand in text", binary(b"print('hello')\n"), NO),
    by_bytes(
        "no-utf-8", "to hand in bytes that are no UTF-8", binary(b'{"cells": "\xe9\xff"}'), NO
    ),
    by_bytes("utf-16", "to hand in UTF-16", binary("{}".encode("utf-16")), NO),
    by_bytes("empty-file", "to hand in nothing", binary(b""), "is empty"),
    by_bytes("zeros", "to hand in zeros", binary(bytes(10_000)), "is empty"),
    by_bytes("half-a-file", "to hand in the first half", binary(b'{"cells": [{"cell_t'), OFF),
    by_bytes("pickle", "to have something unpickled", binary(b"cos\nsystem\n(S'id'\ntR."), NO),
    by_content("deep-metadata", "to nest metadata 400 deep", deep_metadata),
    by_content("version-3", "to hand in a notebook of version 3", version_3),
    by_content("version-5", "to hand in a notebook of version 5", version_5),
    by_content("minor-version", "to claim a version that is to come", minor_version),
    by_content("old-minor-version", "to hand in cells without ids", old_minor_version),
    by_content("wrong-kernel", "to have its own program run as kernel", wrong_kernel),
    by_content("no-kernel", "to name no kernel", no_kernel),
    by_content("no-cells", "to hand in no cells", no_cells, reason=NONE),
    by_content("odd-cells", "to hand in cells that are none", odd_cells),
    by_bytes("doubled-keys", "to have two lists of cells", doubled_keys, NONE),
    Attack("huge-numbers", "to hand in endless numbers", WRONG, files=huge_numbers),
    by_content("surrogates", "to hand in characters that no file can hold", surrogates),
    by_content("large-cells", "to hand in 500 more cells", large_cells),
    by_content("endless-formulas", "to have its text typeset for minutes", endless_formulas),
    by_content("nested-markup", "to nest the tags of its text deep", nested_markup),
    by_content("attachments", "to attach files of the host", attachments),
    by_content("many-cells", "to hand in 10,000 cells", many_cells, reason="up to 1000 are"),
    by_content("many-values", "to hand in a million numbers", many_values, reason="values"),
    by_content("many-breaks", "to break the format 20,000 times", many_breaks),
    by_content("endless-blanks", "to have blanks typeset for minutes", endless_blanks),
    by_content("blank-lines", "to have blanks coloured for minutes", blank_lines),
    by_content("slow-language", "to have code coloured for minutes", slow_language),
    Attack(
        "entities",
        "to have its output cleaned for minutes",
        {"word": "from IPython.display import HTML, display\ndisplay(HTML('&' * 3_500_000))"},
        says="IPython.core.display.HTML object",
    ),
]
