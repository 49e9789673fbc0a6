"""Formulas on pages are MathML that needs no network, and nothing in one acts."""

import pytest
from bs4 import BeautifulSoup
from nbapart.html import clean_typeset
from nbapart.typeset import MAX_FORMULA_CHARACTERS, formula, in_html, in_text


@pytest.mark.parametrize("markup", ["a $x^2$ b", "$$x^2$$", r"\begin{align}x^2\end{align}"])
def test_a_formula_becomes_mathml(markup):
    """Is a formula between dollars or in an environment a formula, and no dollar left?"""
    soup = BeautifulSoup(in_html(markup), "html.parser")
    assert soup.find("msup").get_text() == "x2"
    assert "$" not in soup.get_text()


@pytest.mark.parametrize(
    "markup",
    [
        "5 $",
        "<code>$x$</code>",
        "<pre>$x$ <b>$y$</b></pre>",
        '<b title="&gt; $x$">a</b>',
        "$a\n\nb$",
    ],
)
def test_what_is_no_formula_stays(markup):
    """Do prices, code and the values of attributes stay as they are?"""
    assert in_html(markup) == markup


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{javascript:steal()}{x}",
        r"\text{<script>steal()</script>}",
        r"\style{position:fixed}{x}",
        r"\class{score}{x}",
        "</math><img src=x onerror=steal()>",
        r'\color{red" onclick="steal()}{x}',
        r"\cssId{top}{x}",
    ],
)
def test_nothing_in_a_formula_acts(tex):
    """Has a formula no element but those of formulas, and no attribute that acts or styles?"""
    soup = BeautifulSoup(formula(tex), "html.parser")
    names = {tag.name for tag in soup.find_all(True)}
    assert not names & {"script", "img", "a", "style", "svg", "span"}
    attributes = {name for tag in soup.find_all(True) for name in tag.attrs}
    assert not attributes & {"href", "style", "class", "id", "onclick", "onerror", "src"}


@pytest.mark.parametrize("tex", [r"\frac{", "x" * (MAX_FORMULA_CHARACTERS + 1), "{" * 1_500, "^_^"])
def test_what_cannot_be_read_is_shown_as_typed(tex):
    """Is a formula that is broken or long shown, and nothing raised?"""
    assert BeautifulSoup(formula(tex), "html.parser").get_text()


def test_a_text_is_escaped():
    """Is what stands beside a formula in an output escaped?"""
    assert in_text("<b> $x$") == f"&lt;b&gt; {formula('x')}"


def test_a_student_s_html_is_cleaned_first():
    """Is a header without text none, and does a student's own MathML stay out?"""
    assert clean_typeset("<math><mi>a</mi></math><table><tr><th></th></tr></table>") == (
        "<table><tbody><tr><td></td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("tex", "spaces"),
    [
        (r"x \ln x", 2),
        (r"\log_2 x", 1),
        (r"\frac{d \ln v}{dx}", 2),
        (r"\ln(x)", 0),
        ("a b", 0),
        (r"\ln", 0),
    ],
)
def test_a_name_of_several_letters_stands_apart(tex, spaces):
    """Is there a space between a function's name and a letter, and none before a bracket?"""
    assert len(BeautifulSoup(formula(tex), "html.parser").find_all("mspace")) == spaces
