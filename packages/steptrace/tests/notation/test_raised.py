"""Tests of superscript characters: those that hang together are one exponent."""

import pytest
from steptrace.notation.errors import Unreadable
from steptrace.notation.latex.parser import to_notation
from steptrace.notation.names import Names
from steptrace.notation.parser import products_in, read

SAME = {
    "2ˣ⁻¹": "2^(x-1)",
    "n xⁿ⁻¹": "n x^(n-1)",
    "xⁿ(1 - x)": "x^n * (1 - x)",
    "e⁻ˣ + e⁻ˣ⁺¹": "e^-x + e^(-x+1)",
    "e²ˣ": "e^(2x)",
    "e⁻⁽ˣ⁺¹⁾": "e^(-(x+1))",
    "x¹ᐟ²": "x^(1/2)",
    "(1 + x)⁻²ᵏ": "(1 + x)^(-2k)",
    "eᶿ⁻ᵠ": "e^(theta - phi)",
    "2^3ˣ": "2^3^x",
}


@pytest.mark.parametrize(("raised", "written"), SAME.items())
def test_superscripts_that_hang_together_are_one_exponent(raised, written):
    """Is 2ˣ⁻¹ the power with the exponent x - 1, and never (2^x)^-1?"""
    assert read(raised) == read(written)


@pytest.mark.parametrize(
    ("text", "kind", "column"),
    [
        ("wᵀx", "transpose", 0),
        ("2 + xⁱ", "index-above", 4),
        ("e⁻ˣ²", "digit-after-name", 2),
        ("1 + x⁻", "token", 5),
        ("x⁽²", "end", 3),
        ("sinⁿ(x)", "bare-function", 0),
        ("eˢᵒᶠᵗ", "word", 1),
    ],
)
def test_superscripts_that_could_be_misread_are_refused_where_they_stand(text, kind, column):
    """Is a superscript that is no exponent refused at its own column?"""
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert (caught.value.kind, caught.value.column) == (kind, column)


def test_letters_side_by_side_in_an_exponent_are_told():
    """Is eʷˣ read as e^(w x), and are the letters shown with what they are read as?"""
    assert read("eʷˣ") == read("e^(w x)")
    assert products_in("eʷˣ + aa", Names()) == {"wx": "w * x", "aa": "a * a"}


def test_superscripts_in_latex_are_the_same():
    """Does a row of LaTeX with typed superscripts have the same exponent?"""
    (row,) = to_notation("\\frac{2ˣ⁻¹}{e²ˣ}")
    assert read(row.text) == read("2^(x-1)/e^(2x)")
