"""The pages of docs/ name what is there: each file, each name, each command."""

import re
from functools import cache

import pytest
from helpers import units

ROOTS = {
    "steptrace": units.ROOT / "packages/steptrace/src",
    "nbapart": units.ROOT / "packages/nbapart/src",
}
NAMES = ("architecture", "glossary")
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-]+(/[\w.*-]*)+|[\w-]+\.(py|md|ipynb|toml|txt|db|lark)")
IDENTIFIER = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
# What stands in a course's folder once it is marked, or in a reader's own.
MADE = ("submitted/", "feedback/", "autograded/", "gradebook.db", "exchange/")


def page(name):
    return (units.ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def spans(name):
    """What a page sets as code, apart from its blocks."""
    return sorted(set(CODE.findall(re.sub(r"```.*?```", "", page(name), flags=re.DOTALL))))


@cache
def sources():
    """The text of all modules and settings, in which a name must occur."""
    folders = [*ROOTS.values(), units.ROOT / "sigmoid_course"]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    paths += [units.ROOT / "nbgrader_config.py", units.ROOT / "Makefile"]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def is_there(path):
    """Is it a file or folder of the repository, or of one of the packages?"""
    root = ROOTS.get(path.split("/")[0], units.ROOT)
    return path.startswith(MADE) or any(root.glob(path.rstrip("/")))


def known(span):
    """Is it a path that is there, or does each name in it occur in the code?"""
    if PATH.fullmatch(span):
        return is_there(span)
    if IDENTIFIER.fullmatch(span):
        return all(re.search(rf"\b{name}\b", sources()) for name in span.split("."))
    command, _, rest = span.partition(" ")
    if command == "make":
        return re.search(rf"^{rest.split()[0]}:", sources(), re.MULTILINE) is not None
    return command in ("course", "nbapart", "nbgrader", "steptrace", "d/dx", "=")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_names_is_there(name):
    """Is each piece of code on the page a file, a name or a command of the project?"""
    assert [span for span in spans(name) if not known(span)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_in_the_file_that_a_page_gives(name):
    """Where a page says "`this` in `that.py`", is it so?"""
    pairs = re.findall(r"`([\w.]+)`\s+in\s+`([\w/]+\.py)`", page(name))
    assert len(pairs) > 4
    for named, path in pairs:
        text = (ROOTS.get(path.split("/")[0], units.ROOT) / path).read_text(encoding="utf-8")
        last = named.split(".")[-1]
        assert re.search(rf"^\s*(def {last}\(|class {last}\b|{last}\s*[:=])", text, re.MULTILINE), (
            named
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_much(name):
    """Are the pages read as they are written?"""
    assert len(spans(name)) > 30


def test_what_is_not_there_is_found():
    """Would an old path, an old name and an old command be seen?"""
    gone = ["steptrace/way.py", "grading/engine.py", "Chain.no_such_link", "make nonsense"]
    assert not any(map(known, gone))


def test_each_word_of_the_glossary_has_one_entry():
    """Is each word explained once, and are the words in order within their part?"""
    for part in re.split(r"^## .*$", page("glossary"), flags=re.MULTILINE)[1:]:
        words = re.findall(r"^\*\*(.+?)\*\*", part, re.MULTILINE)
        assert words == sorted(set(words), key=str.lower)
    words = re.findall(r"^\*\*(.+?)\*\*", page("glossary"), re.MULTILINE)
    assert len(words) == len(set(words)) > 30
