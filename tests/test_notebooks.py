"""Reading notebooks are stored the same on every machine."""

import html
import re
from itertools import pairwise

import nbformat
import pytest
from helpers.units import ROOT
from nbapart import log
from nbapart.course import Course
from nbapart.errors import CourseError
from nbapart_helpers import tiny
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from sigmoid_course import notebooks, start_page
from sigmoid_course.show.text_alternatives import text_alternatives

STORED = sorted((ROOT / "notebooks").glob("*.ipynb"))
READINGS = [path for path in STORED if path.stem != start_page.NAME]
# What asks a reader to think before they look, in other words than the one that folds.
ASKING = re.compile(r"\b(?i:predict) first|before you (run|look)|then (run|look)\b")
PRACTICE = re.compile(r"^task = tutor\.practice\(.*seed=\d+\)$")
PICTURE = re.compile(r'<img alt="([^"]*)"')


def stored(tmp_path, *sources):
    """A course with a reading notebook of these cells."""
    cells = [new_markdown_cell("# Title"), *(new_code_cell(source) for source in sources)]
    path = tmp_path / "notebooks" / "1-first.ipynb"
    return Course(tmp_path), tiny.write(path, new_notebook(cells=cells))


def printed(output):
    """The text of an output, printed or given."""
    return output.get("text") or output.get("data", {}).get("text/plain", "")


def asks(cell):
    """Whether a text asks to think before looking, be it in the words that fold or in others."""
    return cell.id.endswith("predict") or ASKING.search(cell.source)


def run(course, path):
    """Run it; libraries keep quiet."""
    with log.redirected(course.log_path("notebooks")):
        return notebooks.run(course, path)


def test_the_second_run_changes_nothing(tmp_path):
    """Are outputs and counts stored, and nothing that differs from run to run?"""
    course, path = stored(tmp_path, "1 + 1", "print('two')")
    assert run(course, path)
    first = path.read_bytes()
    assert not run(course, path)
    assert path.read_bytes() == first
    notebook = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in notebook.cells[1:]] == [1, 2]
    assert notebook.cells[1].outputs[0].data["text/plain"] == "2"
    assert notebook.metadata == notebooks.METADATA


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("1 / 0", "1-first.ipynb, cell 3: ZeroDivisionError"),
        ("import os; print(os.getcwd())", "cell 3: its output shows the folder"),
    ],
)
def test_nothing_is_stored_on_a_failure(tmp_path, source, message):
    """Is a cell that fails, or tells of this machine, named, and the file left as it was?"""
    course, path = stored(tmp_path, "1", source)
    before = path.read_bytes()
    with pytest.raises(CourseError, match=message):
        run(course, path)
    assert path.read_bytes() == before


def test_what_is_to_be_predicted_is_folded(tmp_path):
    """Is an output out of sight between a question and the next text, and no other?"""
    course, path = stored(tmp_path, "1", "x = 2", "3", "4")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(2, new_markdown_cell("**Predict.** What is the third number?"))
    notebook.cells.insert(5, new_markdown_cell("It is 3."))
    notebook.cells[-1].metadata = {"jupyter": {"outputs_hidden": True}}
    nbformat.write(notebook, path)
    run(course, path)
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.source for cell in cells if cell.metadata] == ["3"]
    assert cells[4].metadata == {"jupyter": {"outputs_hidden": True}}


def test_a_section_for_the_curious_is_folded(tmp_path):
    """Is its heading collapsed, and no other?"""
    course, path = stored(tmp_path, "1")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [new_markdown_cell("### For the curious: why?"), new_markdown_cell("### On")]
    nbformat.write(notebook, path)
    run(course, path)
    cells = nbformat.read(path, as_version=4).cells
    assert [cell.metadata for cell in cells] == [{}, {}, {"jp-MarkdownHeadingCollapsed": True}, {}]


@pytest.mark.parametrize("path", STORED, ids=lambda p: p.stem)
def test_a_notebook_was_stored_by_the_command(path):
    """Has every code cell run, in order, and is there no trace of a machine?"""
    notebook = nbformat.read(path, as_version=4)
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1)), "make notebooks, then commit notebooks/"
    assert notebook.metadata == notebooks.METADATA
    assert not any("execution" in cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize("path", READINGS, ids=lambda p: p.stem)
class TestReading:
    """What is stored of each reading notebook."""

    def test_every_question_folds_what_comes(self, path):
        """Is each output folded after a question to the reader, however it is asked?"""
        question, open_ = None, []
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "markdown":
                question = cell
            elif cell.outputs and ("**Predict" in question.source or asks(question)):
                hidden = cell.metadata.get("jupyter", {}).get("outputs_hidden")
                open_ += [] if hidden else [cell.id]
        assert open_ == []

    def test_no_text_alternative_is_read_before_its_picture(self, path):
        """Does each picture carry its text of the file beside, and is that text in no source?"""
        notebook = nbformat.read(path, as_version=4)
        texts = text_alternatives(path.parent / "alt" / f"{path.stem}.toml")
        shown = {cell.id: PICTURE.findall(str(cell.get("outputs", ""))) for cell in notebook.cells}
        shown = {slug: [html.unescape(t) for t in found] for slug, found in shown.items() if found}
        assert shown == {slug: [text] for slug, text in texts.items()}
        sources = " ".join(re.sub(r"[\s\"]+", " ", cell.source) for cell in notebook.cells)
        assert [slug for slug, text in texts.items() if text[:40] in sources] == []

    def test_few_cells_say_true_and_nothing_else(self, path):
        """Do at most one in ten code cells show a bare truth value, from which nobody learns?"""
        cells = [c for c in nbformat.read(path, as_version=4).cells if c.cell_type == "code"]
        shown = [" ".join(map(printed, cell.outputs)).split() for cell in cells]
        pairs = zip(cells, shown, strict=True)
        bare = [cell.id for cell, words in pairs if words and {*words} <= {"True", "False"}]
        assert len(bare) <= len(cells) / 10, bare

    def test_parts_end_with_a_task_to_practise(self, path):
        """Are there several tasks, none twice, each with a seed and the last cell of its part?"""
        cells = nbformat.read(path, as_version=4).cells
        followed = [pair for pair in pairwise(cells) if "tutor.practice(" in pair[0].source]
        tasks = [cell.source for cell, _ in followed if cell.cell_type == "code"]
        assert len(tasks) == len({*tasks}) >= 4
        assert all(map(PRACTICE.match, tasks))
        ends = [after for cell, after in followed if cell.cell_type == "code"]
        assert [cell.id for cell in ends if not cell.source.startswith("#")] == []
