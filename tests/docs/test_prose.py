"""Pages and notebooks read well: spelling by codespell, prose by proselint, short sentences."""

import itertools
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from helpers import units

PAGES = sorted(
    path
    for place in ("*.md", "docs/*.md", "packages/*/*.md", "examples/*/*.md")
    for path in units.ROOT.glob(place)
)
FOLDERS = ("notebooks", "source")
NOTEBOOKS = sorted(path for part in FOLDERS for path in (units.ROOT / part).rglob("*.ipynb"))
CONFIG = Path(__file__).with_name("proselint.json")
PROSELINT = ("proselint", "check", "--config", str(CONFIG), "--output-format", "compact")
# A name, words of LaTeX, of Python, of Latin and of German, and the slips of this file.
KNOWN = "tung,multline,lamda,ines,fro,unequality,derivaton,recieved,oder,redict,regraded,"
# Words of platforms in other languages.
KNOWN += "januar,februar,juni,juli,oktober,dezember,complet,adresse,copie,groupe,nd"
CODE = re.compile(r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]*\$|<!--.*?-->|https?://\S+", re.DOTALL)
LONGEST = 45


def prose(path):
    """The text of a page or notebook, each formula and piece of code a word of its own."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        cells = nbformat.reads(text, as_version=4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    # In letters: proselint reads a digit as the end of a word.
    names = map("".join, itertools.product("abcdefgh", repeat=4))
    return CODE.sub(lambda _: f"Formula{next(names)}", text)


def name(path):
    return str(path.relative_to(units.ROOT))


def sentences(text):
    """The sentences of the paragraphs; tables and headings are none."""
    lines = [re.sub(r"^\s*([-*]|\d+\.) ", "", line) for line in text.splitlines()]
    kept = ["" if re.match(r"\s*[|#]", line) else line for line in lines]
    for paragraph in re.split(r"\n\s*\n", "\n".join(kept)):
        yield from re.split(r"(?<=[.!?:;])[*\"”)]*\s+", " ".join(paragraph.split()))


def run(tool, *args):
    """Run a tool of this environment; give its status and what it printed."""
    done = subprocess.run([sys.executable, "-m", tool, *args], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_spelling(tmp_path):
    """Does codespell know every word of pages, notebooks, code and tests?"""
    folders = [units.ROOT / part for part in ("packages", "sigmoid_course", "tests")]
    for path in [*PAGES, *NOTEBOOKS]:
        (tmp_path / name(path).replace("/", " ")).write_text(prose(path), encoding="utf-8")
    status, found = run("codespell_lib", "-L", KNOWN, *map(str, (tmp_path, *folders)))
    assert (status, found) == (0, "")


def test_a_slip_of_spelling_is_found(tmp_path):
    """Is the spell checker awake?"""
    (tmp_path / "page.md").write_text("A derivaton is recieved.", encoding="utf-8")
    assert run("codespell_lib", str(tmp_path))[0] > 0


def test_prose(tmp_path):
    """Does proselint find nothing to say of pages and notebooks?"""
    for path in [*PAGES, *NOTEBOOKS]:
        (tmp_path / f"{name(path).replace('/', ' ')}.md").write_text(prose(path), encoding="utf-8")
    status, found = run(*PROSELINT, str(tmp_path))
    assert (status, found.strip()) == (0, "")


def test_bad_prose_is_found(tmp_path):
    """Is the prose checker awake?"""
    (tmp_path / "page.md").write_text("It is is very unique.", encoding="utf-8")
    assert run(*PROSELINT, str(tmp_path))[0] > 0


@pytest.mark.parametrize("path", [*PAGES, *NOTEBOOKS], ids=name)
def test_sentences_are_short(path):
    """Has no sentence more than 45 words?"""
    long = [s for s in sentences(prose(path)) if len(s.split()) > LONGEST]
    assert long == []
