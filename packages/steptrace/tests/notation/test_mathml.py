"""Tests of printing MathML: well formed, with the signs and brackets that are needed."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from steptrace.expression import Name, Node, for_each_kind
from steptrace.notation.mathml import formula, to_mathml
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex
from steptrace_helpers import trees

TAGS = {"math", "mi", "mn", "mo", "mrow", "mfrac", "msqrt", "msub", "msup", "msubsup", "mover"}
PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "mover": 2}
INVISIBLE = "\u2061\u2062"


def _tree(markup):
    """The elements of a formula, read as strictly as XML is."""
    return ElementTree.fromstring(markup.replace("<math ", '<math xmlns="" ', 1))


@settings(deadline=None, derandomize=True)
@given(trees.expressions)
def test_every_formula_is_well_formed(node):
    """Has each element a known tag and as many parts as it takes, and each bracket its other?"""
    whole = _tree(formula([node, "=", node]))
    assert {element.tag for element in whole.iter()} <= TAGS
    for element in whole.iter():
        if element.tag in PARTS:
            assert len(element) == PARTS[element.tag]
    written = "".join(whole.itertext())
    for left, right in ("()", "[]"):
        assert written.count(left) == written.count(right)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a - (b - c)", "a−(b−c)"),
        ("-(-x)", "−(−x)"),
        ("2 * 3 x", "2⋅3x"),
        ("(x + 1)^2", "(x+1)2"),
        ("w^(T)", "w(T)"),
        ("sigma''(x)", "σ″(x)"),
        ("log_2(x)", "log2(x)"),
        ("softplus(x)", "softplus(x)"),
        ("ln(x)", "ln(x)"),
        ("sqrt(x + 1)", "x+1"),
        ("d^2/dx^2 [x^3]", "d2dx2[x3]"),
        ("alpha_1 yhat", "α1y^"),
        ("1/2", "12"),
        ("0.125", "0.125"),
    ],
)
def test_a_formula_reads_as_it_is_written(text, shown):
    """Are letters, signs and the brackets that are needed there, in their order?"""
    written = "".join(_tree(f"<math >{to_mathml(read(text))}</math>").itertext())
    assert written.translate(str.maketrans("", "", INVISIBLE)).replace("′′", "″") == shown


@settings(deadline=None, derandomize=True)
@given(trees.expressions)
def test_brackets_stand_where_latex_has_them(node):
    """Has MathML as many round and square brackets as LaTeX?"""
    written = "".join(_tree(f"<math >{to_mathml(node)}</math>").itertext())
    latex = to_latex(node).replace(r"^{(T)}", r"^{\left(T)}")
    assert written.count("(") == latex.count(r"\left(")
    assert written.count("[") == latex.count(r"\left[")


def test_a_bracket_grows_about_what_is_tall():
    """Is a bracket about a fraction left to grow, and no other?"""
    assert to_mathml(read("(x + 1)^2")).count('stretchy="false"') == 2
    assert "stretchy" not in to_mathml(read("(x/y)^2"))


def test_a_long_formula_breaks_between_its_terms():
    """Is each term of a sum a formula of its own, with its sign, and no term inside of another?"""
    sides = ["=", read("a - b + (c + d)/2")]
    assert formula(sides).count("<math") == 1
    pieces = re.findall(r"<math .*?</math>", formula(sides, breaks=True))
    written = ["".join(_tree(piece).itertext()) for piece in pieces]
    assert written == ["=a", "−b", "+c+d2"]


def test_a_kind_of_node_without_an_entry_is_named(monkeypatch):
    """Is a kind that a printer does not know named as soon as its table is made?"""
    monkeypatch.setattr(Node, "__subclasses__", lambda: [Name, Node])
    with pytest.raises(TypeError, match="no entry for Node"):
        for_each_kind({Name: str})
