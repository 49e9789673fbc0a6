"""Tests of the printer: text reads back as the same tree, and LaTeX is well formed."""

import contextlib
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from steptrace.expression import Add, Mul, Name, Neg, rewrite
from steptrace.notation.errors import Unreadable
from steptrace.notation.parser import read
from steptrace.notation.printer import to_latex, to_text
from steptrace.notation.reader import read_derivation
from steptrace_helpers import trees

PIECES = """x y e p 2 0.5 10 + - * / ^ ( ) [ ] ' '' ² ⁻¹ sigma( ln( log_2( log_b log_2x exp sqrt
d/dx d/dx[ d^2/dx^2 dy/dx ∂/∂x σ ŷ alpha w_1 w_{ij} _ e^ e^- ^-1 1/ (1+e^-x) dσ/dx ς d/dw_1 ln_2
sigma_1 d/dx^2 d^0/dx^0 = # . , \\ " < &""".split()  # noqa: SIM905
texts = st.lists(st.sampled_from([*PIECES, " "]), max_size=9).map("".join)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(trees.written)
def test_trees_are_written_so_that_they_read_back(node):
    """Is a random tree read back, but for minus signs that are counted together?"""
    again = read(to_text(node))
    assert _flat(again) == _flat(node)
    assert read(to_text(again)) == again


def _flat(node):
    """A tree without signs that cancel, and without brackets inside sums and products."""

    def change(part):
        if isinstance(part, Neg) and isinstance(part.arg, Neg):
            return part.arg.arg
        if isinstance(part, Add | Mul):
            kind = type(part)
            inner = [p.parts if isinstance(p, kind) else (p,) for p in part.parts]
            return kind(tuple(p for parts in inner for p in parts))
        return part

    return rewrite(node, change)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(texts)
def test_any_text_is_read_and_written_back_or_refused(text):
    """Does any text end as a tree that reads back, or as an `Unreadable` at a column of it?"""
    derivation = read_derivation(text)
    for line in derivation.lines:
        assert read(to_text(line.node)) == line.node
        _check_latex(to_latex(line.node))
    if derivation.unreadable:
        assert 0 <= derivation.unreadable.column <= len(text)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text(max_size=30))
def test_any_characters_are_read_or_refused(text):
    """Does text of any characters end in a tree or in `Unreadable`?"""
    with contextlib.suppress(Unreadable):
        assert read(to_text(read(text)))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(trees.written)
def test_latex_has_its_brackets(node):
    """Does every brace and every \\left in the LaTeX have its partner?"""
    _check_latex(to_latex(node))


def _check_latex(text):
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert text.count(r"\left") == text.count(r"\right")
    assert not set(text) & set("<>&$#\n")


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("1/(1 + e^-x)", r"\frac{1}{1 + e^{-x}}"),
        ("(x + 1)^2", r"\left(x + 1\right)^{2}"),
        ("sqrt(x) sigma'(x)", r"\sqrt{x} \, \sigma'\left(x\right)"),
        ("2 * 3", r"2 \cdot 3"),
        ("log_b(x)", r"\log_{b}\left(x\right)"),
        ("d/dx[x^2]", r"\frac{d}{dx}\left[x^{2}\right]"),
        ("dy/dx", r"\frac{dy}{dx}"),
        ("w_12 yhat", r"w_{12} \, \hat{y}"),
        ("a - (b - c)", r"a - \left(b - c\right)"),
    ],
)
def test_latex_is_as_written(text, latex):
    """Is what was written typeset, fractions as fractions and powers as powers?"""
    assert to_latex(read(text)) == latex


def test_greek_letters_without_a_command_are_written_themselves():
    """Is \\alpha a command, and Alpha a letter, for which LaTeX has none?"""
    assert re.fullmatch(r"\\alpha \s*", to_latex(Name("alpha")))
    assert to_latex(Name("Alpha")) == "Α"
    assert to_latex(Name("omicron_1")) == "ο_{1}"
