"""A test has the names of the unit's source, and takes from the kernel what it lacks."""

import json

import pytest
from nbapart.marker.given import of_cells
from nbapart.marker.names import Names
from nbapart.transfer.marker_end import Missing, Module


class Kernel:
    """Stands for the student's kernel: its variables, and what was done to them."""

    def __init__(self, **names):
        self.names, self.done = names, []
        self.before_call = None

    def take(self, name):
        """Give a value."""
        if name not in self.names:
            raise Missing(name)
        return self.names[name]

    def give(self, values, gone):
        """Bind and delete variables."""
        self.done.append(("give", values, gone))

    def offer(self, values, keep):
        """Bind variables, where they can be carried."""
        if values:
            self.done.append(("offer", values, keep))

    def end(self):
        """End a test."""
        self.done.append("end")


def source(*cells):
    """The source of a unit: pairs of a kind and a text; a test has the name `test`."""
    kinds = {"given": {}, "answer": {"solution": True}, "test": {"grade": True, "grade_id": "test"}}
    made = [
        {"cell_type": "code", "metadata": {"nbgrader": kinds[kind]}, "source": text}
        for kind, text in cells
    ]
    return of_cells(made)


def begun(kernel, *cells):
    """The names of a test after some cells."""
    names = Names(source(*cells, ("test", "")))
    names.begin(kernel, "test")
    return names


def test_the_instructors_own_is_bound_here():
    """Are imports and functions of the source the marker's own, whatever the kernel has?"""
    kernel = Kernel(json="forged", helper="forged", limit=4)
    names = begun(kernel, ("given", "import json\ndef helper(): return limit\nlimit = 3"))
    assert names["json"] is json
    assert names["helper"]() == 4
    assert names["limit"] == 4


def test_a_definition_that_calls_the_students_code():
    """Is the kernel told nothing of the source's own, where a decorator calls a function there?"""
    kernel = Kernel()
    kernel.names["f"] = lambda: kernel.before_call()
    cells = ("given", "import json\ndef ran(g):\n    f()\n    return g\n@ran\ndef h(): json")
    names = begun(kernel, cells, ("given", "print(json, h, ran)"))
    assert callable(names["h"])
    assert kernel.done == []


@pytest.mark.parametrize("cell", ["import missing_module", "1 / 0\ndef f(): pass", "def f(:"])
def test_a_definition_that_fails_costs_no_other(cell):
    """Are the other definitions there, where one cannot be run?"""
    assert begun(Kernel(), ("given", cell), ("given", "import json"))["json"] is json


def test_a_name_that_neither_has():
    """Is it a NameError, as in a kernel?"""
    names = begun(Kernel())
    with pytest.raises(NameError):
        exec("nowhere", names)
    assert "nowhere" not in names
    assert names.get("nowhere", 3) == 3


def test_what_a_test_changes_is_told_before_a_call():
    """Does the kernel get what was bound and deleted anew, and have it undone at the end?"""
    kernel = Kernel(a=1, b=2)
    names = begun(kernel, ("answer", "a = b"))
    exec("a, b\na = 5\ndel b", names)
    assert kernel.done == []
    kernel.before_call()
    kernel.before_call()
    names.end()
    assert kernel.done == [("give", {"a": 5}, ["b"]), "end"]


def test_what_a_test_binds_stays_for_later_cells():
    """Does the kernel keep a value that a later cell of the source reads, and no function?"""
    kernel = Kernel()
    names = Names(source(("test", ""), ("answer", "x = data + g()")))
    names.begin(kernel, "test")
    exec("data = [1]\ndef g(): pass\nother = 2", names)
    names.end()
    assert kernel.done == ["end", ("offer", {"data": [1]}, True)]


def test_a_name_is_the_students_again_after_an_answer_binds_it():
    """Is a name of a test's forgotten, once an answer of the source gives it?"""
    kernel = Kernel(data=7)
    names = Names(source(("given", "import json as data"), ("answer", "data = 1"), ("test", "")))
    names.begin(kernel, "test")
    assert names["data"] == 7


def test_modules_are_named():
    """Is a module the marker's own, where the source's solution has it under the same name?"""
    kernel = Kernel(js=Module("json"))
    assert begun(kernel, ("answer", "import json as js"))["js"] is json
