"""Tests of given names, against the same derivations with the names written out."""

from itertools import pairwise

import pytest
import sympy
from steptrace.expression import Add, Name, Neg, replace
from steptrace.notation.definitions import check_written_out, reached
from steptrace.notation.errors import Unreadable
from steptrace.notation.limits import MAX_LINE_LENGTH, MAX_TREE_HEIGHT
from steptrace.notation.parser import check_height, read
from steptrace.notation.reader import read_derivation
from steptrace.tracer import trace
from steptrace_helpers.trees import X, oracle

A = Name("a")


def _tall(node, levels):
    for _ in range(levels):
        node = Neg(node)
    return node


def _copies(node, count):
    return Add((node,) * count)


def _problem(nodes, given):
    """The kind of the refusal, None where there is none."""
    try:
        check_written_out(nodes, given)
    except Unreadable as problem:
        return problem.kind
    return None


@pytest.mark.parametrize("text", ["x", "a", "a + k", "b^a", "e^a", "ln(c)", "2"])
def test_reached_is_what_writing_out_meets(text):
    """Are the names reached those that SymPy meets when it puts in one meaning after another?"""
    given = {"a": read("b + x"), "b": read("1/c"), "c": read("k e^-t"), "z": read("a^2")}
    expression, met = oracle(read(text)), set()
    while new := {symbol.name for symbol in expression.free_symbols} - met:
        met |= new
        known = {sympy.Symbol(name, real=True): oracle(node) for name, node in given.items()}
        expression = expression.subs(known, simultaneous=True)
    assert reached(read(text), given) == met


def test_reached_ends_in_a_circle():
    """Are names that lead round in a circle each told once, without end of the search?"""
    given = {"a": read("b + p"), "b": read("c + q"), "c": read("a + r")}
    assert reached(A, given) == set("abcpqr")
    assert reached(read("x"), given) == {"x"}


@pytest.mark.parametrize("spare", [-1, 0, 1, 2])
def test_longest_is_counted_as_written_out(spare):
    """Is the limit of parts that of the tree with the names put in, to the very part?"""
    meaning = _copies(X, 198)
    node = Add((A,) * 10 + (X,) * (9 + spare))
    put = replace(node, {A: meaning})
    assert put.size == MAX_LINE_LENGTH + spare
    assert _problem([node], {"a": meaning}) == ("written-out" if spare > 0 else None)


@pytest.mark.parametrize("below", [0, 1, 50])
@pytest.mark.parametrize("spare", [-1, 0, 1])
def test_tallest_is_that_of_the_reader(below, spare):
    """Is a tree refused in two pieces exactly where the reader refuses it in one?"""
    meaning, node = _tall(X, below), _tall(A, MAX_TREE_HEIGHT - 1 - below + spare)
    try:
        check_height(replace(node, {A: meaning}))
        kind = None
    except Unreadable as problem:
        kind = problem.kind
    assert kind == ("deep" if spare > 0 else None)
    assert _problem([node], {"a": meaning}) == kind


def test_one_place_can_be_the_tallest_and_another_the_longest():
    """Does a name count at the deepest place it stands in, and at every place?"""
    assert _problem([Add((A, _tall(A, 90)))], {"a": _tall(X, 20)}) == "deep"
    assert _problem([Add((A, _tall(X, 90)))], {"a": _tall(X, 20)}) is None
    assert _problem([_copies(A, 3), X], {"a": _copies(X, 700)}) == "written-out"


def test_doubling_is_refused_without_writing_it_out():
    """Is a tree of more than 2^200 parts refused by counting alone?"""
    names = [f"a_{i}" for i in range(201)]
    given = {name: _copies(Name(before), 2) for before, name in pairwise(names)}
    with pytest.raises(Unreadable) as refusal:
        check_written_out([Name(names[-1])], given)
    assert refusal.value.details["most"] in (MAX_LINE_LENGTH, MAX_TREE_HEIGHT)
    assert _problem([X, Name("a_5")], given) is None


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("let a = a + 1\nx\n= x", 1, "a"),
        ("let a = b\nlet b = a\nx\n= x", 2, "b"),
        ("let a = b + 1\n\nlet b = 1/c  # so far\nlet c = 2a\nx\n= x", 4, "c"),
        ("let e = 2\nx\n= x", 1, "e"),
        ("let 2x = y\nx\n= x", 1, "2x"),
    ],
)
def test_circular_and_taken_names_are_refused_by_name_and_line(text, line, name):
    """Does the message tell the name that cannot be given, and where?"""
    problem = read_derivation(text).unreadable
    assert (problem.kind, problem.line, problem.details["name"]) == ("let-name", line, name)
    message = " ".join(str(trace(text)).split())
    assert f"line {line}," in message
    assert f"{name} cannot be given" in message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("let a = x^9 + x^8 + x^7\nlet b = a^a + a^a\nb b\n= 1", None),
        (
            "let a = x^4+x^3+x^2+x\nlet b = a a a a a a\nlet c = b b b b b b\nlet d = c c c c c c",
            4,
        ),
        ("let a = x^4+x^3+x^2+x\nlet b = a a a a a a\nlet c = b b b b b b\nx\n= c c c c c c", 5),
        ("+".join("b" * 50) + "\nlet b = " + "+".join("c" * 50) + "\n= 2500c", 2),
    ],
)
def test_too_large_meanings_are_refused_at_their_line(text, line):
    """Is the line named that grows too long with the names written out, given or used?"""
    problem = read_derivation(text).unreadable
    assert (problem and (problem.kind, problem.line)) == (line and ("written-out", line))
    if line:
        assert f"at line {line}," in str(trace(text))


def test_a_first_line_in_its_own_terms_gives_no_name():
    """Is `y = y^2` a step, and `L = -ln(p)` the meaning of L?"""
    assert not read_derivation("y = y^2\n= y y").definitions
    assert read_derivation("L = -ln(p)\n= ln(1/p)").definitions == {"L": read("-ln(p)")}
