"""Tests of runs of letters: which are products, which are words, and what is said of each."""

import pytest
from steptrace.notation.elsewhere import MENDS, UNREAD
from steptrace.notation.errors import Unreadable
from steptrace.notation.names import Named, Names
from steptrace.notation.runs import parts_of
from steptrace.tracer import trace

NOTHING = Names()
USED = Names((Named("f", "x"), Named("loss", "w")), frozenset({"q", "i", "h", "l"}))


@pytest.mark.parametrize(
    ("run", "follows", "parts"),
    [
        ("xy", "", "x y"),
        ("wx", "RPAR", "w x"),
        ("xyz", "", "x y z"),
        ("αx", "", "α x"),
        ("xalpha", "", "x alpha"),
        ("yŷ", "", "y ŷ"),
        ("xe", "CARET", "x e"),
        ("abe", "SUPER", "a b e"),
        ("xln", "LPAR", "x ln"),
        ("abcosh", "LPAR", "a b cosh"),
        ("lny", "", "ln y"),
        ("xlnx", "", "x ln x"),
        ("xcoshx", "", "x cosh x"),
        ("sqrtx", "", "sqrt x"),
    ],
)
def test_letters_that_can_be_no_name_are_a_product(run, follows, parts):
    """Is a run of usual letters taken apart, with a function before its bracket or last letter?"""
    assert parts_of(run, NOTHING, follows) == parts.split()


def test_letters_that_are_used_alone_are_factors():
    """Is a letter a factor that is not usual but used, and a given function?"""
    assert parts_of("qi", USED) == ["q", "i"]
    assert parts_of("ihq", USED) == ["i", "h", "q"]
    assert parts_of("xf", USED, "LPAR") == ["x", "f"]
    assert parts_of("xloss", USED, "LPAR") == ["x", "loss"]
    with pytest.raises(Unreadable):
        parts_of("ihq", NOTHING)


@pytest.mark.parametrize(
    ("run", "follows", "kind"),
    [
        ("ex", "", "letters"),
        ("dx", "", "letters"),
        ("xey", "CARET", "word"),
        ("by", "", "word"),
        ("sum", "", "word"),
        ("expand", "", "word"),
        ("with", "", "word"),
        ("rearranging", "", "word"),
        ("abcd", "", "word"),
        ("xyzxyzxyzxyzxyz", "", "word"),
        ("lnab", "", "function-run"),
        ("asin", "LPAR", "inverse-word"),
        *((word, "LPAR", "function-word") for word in MENDS),
        *((word, "", "function-unread") for word in sorted(UNREAD)),
        ("arctan", "LPAR", "function-unread"),
        ("xarcsinx", "", "function-unread"),
        ("tanx", "", "function-word"),
        ("Atan", "LPAR", "function-unread"),
        ("mgh", "", "letters"),
        ("buy", "", "word"),
        ("Use", "CARET", "word"),
        ("Ae", "", "letters"),
        ("ABe", "", "word"),
        ("absx", "LPAR", "function-word"),
    ],
)
def test_words_are_no_products(run, follows, kind):
    """Is a word refused as what it looks like: a remark, a function, or a power without ^?"""
    with pytest.raises(Unreadable) as caught:
        parts_of(run, NOTHING, follows)
    assert caught.value.kind == kind


def test_two_ways_are_unclear():
    """Is a run refused that is two products?"""
    with pytest.raises(Unreadable) as caught:
        parts_of("pix", Names((), frozenset("pix")))
    assert caught.value.details["ways"] == ["p * i * x", "pi * x"]


def test_how_letters_were_read_is_said_once():
    """Does the trace tell at its first line, and only there, how letters were read?"""
    shown = str(trace("x^3 + y^3 = 6xy\n3x^2 + 3y^2 y' = 6y + 6xy'\n6xdy/dx = 0"))
    assert shown.count("xy was read as x * y.") == 1
    assert "xdy was read as x * dy/dx." in shown
    assert "read as" not in str(trace("x y\n= y x"))
    assert "xlny was read as x * ln(y)." in str(trace("x\n= xlny"))
    assert "xln was read as x * ln." in str(trace("let a = xln(y)\na"))


PUBLIC = {
    ("x^3 + y^3 = 6xy", "3x^2 + 3y^2 dy/dx = 6y + 6xdy/dx"): "sound",
    ("y = x^x", "=> lny = xlnx", "=> (1/y) dy/dx = 1 + lnx"): "sound",
    ("y = e^(xy) - xy^2", "dy/dx=(y+xdy/dx)e^(xy)-y^2-2xydy/dx"): "sound",
    (r"\frac{d}{dx}e^{wx} = we^{wx}",): "sound",
    (r"-a(x-1) = -ax-a", r"= -a(x+1) \cdot 1"): "broken at 1",
    ("x + b2", "= x"): "unreadable at 1",
    ("y = Ce^(kx)", "y' = Cke^(kx)", "= ky"): "sound",
    ("d/dx[Ae^x + Be^(-x)]", "= Ae^x - Be^-x"): "sound",
    ("d/dt[Asin(wt)]", "= Awcos(wt)"): "sound",
    ("d/dx[abx]", "= ab"): "sound",
    ("d(xy)/dx", "= y"): "sound",
}


@pytest.mark.parametrize("lines", PUBLIC, ids="; ".join)
def test_letters_side_by_side_in_derivations(lines):
    """Is what people write without spaces read as they mean it?"""
    found = trace("\n".join(lines))
    assert found.verdict + (f" at {found.line}" if found.line else "") == PUBLIC[lines]
