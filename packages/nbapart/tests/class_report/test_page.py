"""The page of a class report needs no network, hides nothing, and runs nothing of a student's."""

import re
import stat
from html.parser import HTMLParser

import pytest
from nbapart.class_report.gather import Class, Entry, without_names
from nbapart.class_report.page import write
from nbapart.findings import Finding
from nbapart.gradebook.read import Mark, Record

EVIL = "<script>alert(1)</script>"


class Reader(HTMLParser):
    """Collects the elements of a page, and checks that each one is closed."""

    def __init__(self, markup):
        super().__init__()
        self.open, self.found, self.attributes = [], [], []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        self.found.append(tag)
        self.attributes += attributes
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def group():
    """A class in which something is marked, waits, is late, is missing, and could not be marked."""
    marks = Mark("plot", 1.0, 2.0, False), Mark("reader", 0.0, 3.0, True)
    slip = ("chain", Finding("sign", 3, EVIL, EVIL))
    late = Record(EVIL, "1", marks, penalty=0.5, late=90_000.0)
    entries = (
        Entry(EVIL, "1", late, found=(slip,), page="7"),
        Entry("ben", "1", reason=EVIL),
        Entry("ben", "2", Record("ben", "2", marks[:1])),
    )
    return Class(("ben", "cy", EVIL), ("1", "2"), entries)


def test_it_stands_alone_and_runs_nothing(group, tmp_path):
    """Is the page well-formed, without scripts, and without anything to load?"""
    markup = write(group, tmp_path / "report").read_text(encoding="utf-8")
    page = Reader(markup)
    assert page.open == []
    assert not {"script", "link", "img", "iframe"} & set(page.found)
    assert not [name for name, _ in page.attributes if name == "src" or name.startswith("on")]
    links = [value for name, value in page.attributes if name == "href"]
    assert all(link.startswith(("#", "http://localhost:")) for link in links)
    assert "url(" not in markup


def test_it_says_everything_that_is_open(group, tmp_path):
    """Does it name who waits, who has not handed in, who was late, and what is not marked?"""
    markup = write(group, tmp_path / "report").read_text(encoding="utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", markup.partition("What is open</h2>")[2]))
    shown = "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert f"{shown} 1 reader" in text
    assert f"2 : cy, {shown}." in text
    assert f"{shown} 1 1 d 1 h 0.5" in text
    assert f"1: ben. {shown}" in text
    assert "submissions/7/?index=0" in markup


def test_a_mark_that_can_be_forged_is_said_to_be(tmp_path):
    """Is a test named that runs inside of the student's kernel?"""
    record = Record("ada", "1", (Mark("plot", 1.0, 2.0, False, inside="plot-marks"),))
    group = Class(("ada",), ("1",), (Entry("ada", "1", record),))
    assert "1: the tests plot-marks run inside" in write(group, tmp_path).read_text("utf-8")


def test_one_is_not_many(tmp_path):
    """Is one student who waits told as one?"""
    record = Record("ada", "1", (Mark("reader", 0.0, 3.0, True),))
    group = Class(("ada",), ("1",), (Entry("ada", "1", record),))
    text = " ".join(write(group, tmp_path / "report").read_text("utf-8").split())
    assert "1 student, 1 submission in 1 unit." in text
    assert "1 marked, of which 1 waits for a person" in text


def test_only_its_owner_can_read_it(group, tmp_path):
    """Are the folder and all files private, whatever they were before?"""
    page = write(group, tmp_path / "report")
    page.chmod(0o644)
    write(group, tmp_path / "report")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in page.parent.iterdir()}
    assert modes == {0o600}
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700


def test_without_names_no_name_is_left(group, tmp_path):
    """Does an anonymous report hold no name, neither on the page nor in its tables?"""
    page = write(without_names(group), tmp_path / "report")
    for path in page.parent.iterdir():
        assert "ben" not in path.read_text(encoding="utf-8").replace("number", "")


def test_an_empty_class(tmp_path):
    """Is there a page where nothing is marked yet?"""
    group = Class(("ada",), ("1",), (Entry("ada", "1", reason="It is no notebook."),))
    assert "It is no notebook." in write(group, tmp_path).read_text(encoding="utf-8")
