"""Does the check of functions pass every right form, and name every slip?"""

import math
import sys

import numpy as np
import pytest

from sigmoid_course import logistic
from sigmoid_course.logistic import sigmoid
from sigmoid_course.tutor.feedback import NotYet
from sigmoid_course.tutor.functions import check_function
from sigmoid_course.tutor.mistakes import MISTAKES
from sigmoid_course.tutor.probes import ARGUMENTS, TIERS, probes


def naive(x):
    return 1 / (1 + np.exp(-x))


def masked(x):
    x = np.asarray(x, dtype=float)
    out = np.empty_like(x)
    up = x >= 0
    out[up] = 1 / (1 + np.exp(-x[up]))
    out[~up] = np.exp(x[~up]) / (1 + np.exp(x[~up]))
    return out[()]


def loop(x):
    x = np.asarray(x)
    values = [1 / (1 + math.exp(-v)) for v in x.ravel()]
    return np.array(values, dtype=float).reshape(x.shape)


def chatty(x):
    print("x is", x)
    print("and here too", file=sys.stderr)
    return naive(x)


class Sigmoid:
    def __call__(self, x):
        return naive(x)


@np.vectorize
def vectorized(v):
    return 1 / (1 + math.exp(-v))


def branch(x):
    decay = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + decay), decay / (1 + decay))


def by_name(x):
    return vectorized(x)


SIGMOIDS = {
    "naive": naive,
    "e^x form": lambda x: np.exp(x) / (np.exp(x) + 1),
    "where": lambda x: np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x))),
    "branch": branch,
    "masked": masked,
    "loop": loop,
    "vectorized": vectorized,
    "vectorized within": by_name,
    "class": Sigmoid(),
    "method": Sigmoid().__call__,
    "tanh": lambda x: 0.5 * (1 + np.tanh(x / 2)),
    "power": lambda x: (1 + np.e**-x) ** -1,
    "logaddexp": lambda x: np.exp(-np.logaddexp(0, -x)),
    "chatty": chatty,
    "one more argument": lambda x, k=1.0: naive(k * x),
    "float32 lost": lambda x: naive(np.asarray(x, dtype=float)),
}


@pytest.mark.parametrize("name", SIGMOIDS)
def test_right_forms(name, capfd):
    """Does every right form of the sigmoid pass, with nothing on the screen but the praise?"""
    assert check_function(SIGMOIDS[name], points=2) == 2.0
    assert check_function(SIGMOIDS[name]) is None
    assert capfd.readouterr() == ("sigmoid: every value agrees.\n" * 2, "")


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize("like", ARGUMENTS)
def test_reference(like, tier):
    """Does the reference pass each tier?"""
    assert check_function(getattr(logistic, like), like, tier, points=1) == 1.0


# The best tier that each form passes.
FORMS = [
    ("sigmoid", "correct", naive),
    ("sigmoid", "correct", SIGMOIDS["where"]),
    ("sigmoid", "stable", SIGMOIDS["tanh"]),
    ("sigmoid", "precise", masked),
    ("sigmoid", "precise", branch),
    ("logit", "precise", lambda p: np.log(p / (1 - p))),
    ("logit", "precise", lambda p: np.log(p) - np.log1p(-p)),
    ("logit", "correct", lambda p: -np.log(1 / np.clip(p, 1e-9, 1 - 1e-9) - 1)),
    ("sigmoid_derivative", "correct", lambda x: naive(x) * (1 - naive(x))),
    ("sigmoid_derivative", "correct", lambda x: np.exp(-x) / (1 + np.exp(-x)) ** 2),
    ("sigmoid_derivative", "stable", lambda x: sigmoid(x) * (1 - sigmoid(x))),
    ("sigmoid_derivative", "precise", lambda x: 0.25 / np.cosh(np.clip(x / 2, -350, 350)) ** 2),
    ("sigmoid_derivative", "precise", lambda x: sigmoid(x) * sigmoid(-x)),
    ("softplus", "correct", lambda x: np.log(1 + np.exp(x))),
    ("softplus", "precise", lambda x: np.logaddexp(0, x)),
    ("softplus", "precise", lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))),
    ("log_sigmoid", "correct", lambda x: np.log(naive(x))),
    ("log_sigmoid", "correct", lambda x: -np.log1p(np.exp(-x))),
    ("log_sigmoid", "correct", lambda x: x - np.log1p(np.exp(x))),
    ("log_sigmoid", "precise", lambda x: -np.logaddexp(0, -x)),
    ("log_sigmoid", "precise", lambda x: np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
    ("log_one_minus_sigmoid", "correct", lambda x: np.log(1 - naive(x))),
    ("log_one_minus_sigmoid", "precise", lambda x: -np.logaddexp(0, x)),
    ("bce", "correct", lambda p, t: -(t * np.log(p) + (1 - t) * np.log(1 - p))),
    ("bce", "correct", lambda p, t: logistic.bce(np.clip(p, 1e-7, 1 - 1e-7), t)),
    ("bce", "correct", lambda p, t: logistic.bce(np.clip(p, 1e-15, 1 - 1e-15), t)),
    (
        "bce_with_logits",
        "correct",
        lambda z, t: -np.log(naive(z)) * t - np.log(naive(-z)) * (1 - t),
    ),
    ("bce_with_logits", "correct", lambda z, t: logistic.bce(naive(z), t)),
    (
        "bce_with_logits",
        "precise",
        lambda z, t: np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))),
    ),
    (
        "bce_with_logits",
        "precise",
        lambda z, t: t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z),
    ),
    ("bce_with_logits", "stable", lambda z, t: np.logaddexp(0, z) - t * z),
    ("bce_with_logits_gradient", "correct", lambda z, t: naive(z) - t),
    ("bce_with_logits_gradient", "stable", lambda z, t: sigmoid(z) - t),
    ("bce_with_logits_gradient", "precise", lambda z, t: (1 - t) * sigmoid(z) - t * sigmoid(-z)),
]


@pytest.mark.parametrize(("like", "best", "form"), FORMS)
def test_tiers(like, best, form, capfd):
    """Does a form pass up to its own tier, and fail beyond it?"""
    for tier in TIERS:
        if TIERS.index(tier) <= TIERS.index(best):
            check_function(form, like, tier)
        else:
            with pytest.raises(NotYet, match=like):
                check_function(form, like, tier)
    assert capfd.readouterr().err == ""


SLIPS = [(like, name, wrong) for like, slips in MISTAKES.items() for name, wrong in slips]


@pytest.mark.parametrize("tier", TIERS)
@pytest.mark.parametrize(("like", "name", "wrong"), SLIPS)
def test_slips(like, name, wrong, tier, capfd):
    """Does every known slip fail in every tier, named, and earn nothing?"""
    assert check_function(wrong, like, tier, points=3) == 0.0
    shown = capfd.readouterr()
    assert "got" in shown.out
    assert "This looks as if" in shown.out
    assert shown.err == ""


# Values of misconceptions.md, which tell what the slips must be.
S, Z = 0.7310585786300049, 1.2
TABLE = [
    ("sigmoid_derivative", lambda x: -sigmoid(x) * (1 - sigmoid(x)), (1.0,), -0.1966, "sign"),
    ("sigmoid_derivative", lambda x: -(sigmoid(x) ** 2), (1.0,), -0.5344, "inner derivative"),
    ("sigmoid_derivative", lambda x: 1 / -np.exp(-x), (1.0,), -2.718, "as 1/u'"),
    ("sigmoid_derivative", lambda x: 1 / -(1 + np.exp(x)), (1.0,), -0.2689, "as 1/u'"),
    ("sigmoid_derivative", lambda x: sigmoid(1 - x), (1.0,), 0.5, "read for"),
    ("sigmoid_derivative", lambda x: sigmoid(x) * sigmoid(1 - x), (1.0,), 0.3655, "read for"),
    ("sigmoid_derivative", lambda x: sigmoid(x) + sigmoid(x) ** 2, (1.0,), 1.2655, r"a \+ stood"),
    ("sigmoid_derivative", sigmoid, (1.0,), 0.7311, "not been squared"),
    ("sigmoid_derivative", lambda x: x / x if x else 1.0, (1.0,), 1, "u'/v'"),
    ("sigmoid_derivative", lambda x: 1 - sigmoid(x), (1.0,), 0.2689, "square"),
    (
        "sigmoid_derivative",
        lambda x: sigmoid(x) ** 2 * (1 - sigmoid(x)),
        (1.0,),
        0.1437,
        "inner derivative had been taken twice",
    ),
    ("sigmoid_derivative", lambda x: 1 - np.tanh(x) ** 2, (1.0,), 0.42, "hyperbolic tangent"),
    ("log_sigmoid", lambda x: -np.log1p(np.exp(x)), (1.0,), -1.3133, "where -x belongs"),
    (
        "bce_with_logits_gradient",
        lambda z, t: (sigmoid(z) - t) / (sigmoid(z) * sigmoid(-z)),
        (Z, 0.0),
        4.320,
        "missing as a factor",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: (sigmoid(z) - t) * sigmoid(z) * sigmoid(-z),
        (Z, 0.0),
        0.1367,
        "once too often",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: 2 * (sigmoid(z) - t) * sigmoid(z) * sigmoid(-z),
        (Z, 0.0),
        0.2735,
        "squared error",
    ),
    ("bce_with_logits_gradient", lambda z, t: z - t, (Z, 0.0), 1.2, "not been applied"),
    (
        "bce_with_logits_gradient",
        lambda z, t: sigmoid(sigmoid(z)) - t,
        (Z, 0.0),
        0.6832,
        "once more than needed",
    ),
    (
        "bce_with_logits_gradient",
        lambda z, t: -t / sigmoid(z) - (1 - t) / (1 - sigmoid(z)),
        (Z, 1.0),
        -1.301,
        "wrong sign",
    ),
    ("bce_with_logits_gradient", lambda z, t: t - sigmoid(z), (Z, 1.0), 0.2315, "the sign"),
    ("bce_with_logits_gradient", lambda z, t: -t * (1 - sigmoid(z)), (Z, 1.0), -0.2315, "missing"),
]


@pytest.mark.parametrize(("like", "wrong", "at", "value", "named"), TABLE)
def test_table_of_misconceptions(like, wrong, at, value, named):
    """Is each slip of the table, written as a student writes it, named for what it is?"""
    assert wrong(*at) == pytest.approx(value, abs=6e-4)
    with pytest.raises(NotYet, match=f"(?s)looks as if.*{named}"):
        check_function(np.vectorize(wrong, otypes=[float]), like)


# What may be said of any function.
GENERAL = [
    ("sigmoid", lambda x: -naive(x), "the sign of the whole"),
    ("sigmoid", lambda x: 0 * x + 0.3, "the same number"),
    ("sigmoid", lambda x: np.round(naive(x), 3), "rounded"),
    ("sigmoid", lambda x: 3 * naive(x), "constant factor"),
    ("sigmoid", logistic.softplus, "softplus had been returned"),
    ("logit", lambda p: np.log2(p / (1 - p)), "base 2"),
    ("log_sigmoid", lambda x: np.log10(naive(x)), "base 10"),
    ("bce", lambda p, t: -(t * np.log2(p) + (1 - t) * np.log2(1 - p)), "base 2"),
    ("bce", lambda p, t: t * np.log(p) + (1 - t) * np.log(1 - p), "the sign of the whole"),
    ("log_one_minus_sigmoid", logistic.log_sigmoid, "1 - f belongs"),
    ("sigmoid", lambda x: 1 / 1 + np.exp(-x), "brackets"),
    ("sigmoid", lambda x: np.exp(x) / np.exp(x) + 1, "brackets"),
]


@pytest.mark.parametrize(("like", "wrong", "named"), GENERAL)
def test_general_slips(like, wrong, named):
    """Are slips that any function may hold named as well?"""
    with pytest.raises(NotYet, match=f"(?s)looks as if.*{named}"):
        check_function(wrong, like)


def in_place(x):
    if isinstance(x, np.ndarray) and x.dtype.kind == "f":
        x *= -1
        return 1 / (1 + np.exp(x))
    return naive(x)


def same_kind(x):
    out = np.zeros_like(x)
    out[...] = naive(x)
    return out[()] if np.ndim(x) or isinstance(x, np.ndarray) else naive(x)


def only_positive(x):
    if x >= 0:
        return naive(x)
    return np.exp(x) / (1 + np.exp(x))


def masks_only(x):
    out = np.empty(x.shape)
    out[x > 0], out[x <= 0] = naive(x[x > 0]), naive(x[x <= 0])
    return out


def row_only(x):
    if np.isscalar(x):
        return branch(x)
    return np.array([branch(x[k].item()) for k in range(len(x))])


def pieces(x):
    return np.piecewise(x, [x < 0], [lambda v: np.exp(v) / (1 + np.exp(v)), naive])


def stops_at_three(x):
    if np.ndim(x) == 0 and x > 3:
        raise RuntimeError("too large")
    return naive(x)


STAGED = [
    (None, "still None", 0),
    (0.5, "expected a function, got a value of type float", 0),
    ("1/(1+e^-x)", "a text", 0),
    ([naive], "a list", 0),
    (np.ones(3), "an array of shape", 0),
    (lambda x: None, r"sigmoid\(1.0\): got None", 0),
    (lambda x: [naive(x)], "got a list, expected a number", 0),
    (lambda x: str(naive(x)), r"got a text \(str\), expected a number", 0),
    (lambda x: x > 0, "got a bool", 0),
    (lambda x: naive(x) + 0j, "complex", 0),
    (lambda x: np.atleast_1d(naive(x)), r"got the shape \(1,\), expected \(\)", 1),
    (lambda x: np.float16(naive(x)), "Digits are lost", 0),
    (lambda x: np.float32(naive(x)), "Digits are lost", 0),
    (lambda: 0.5, "TypeError: .*positional argument", 0),
    (lambda x: undefined(x), "NameError: name 'undefined' is not defined", 0),  # noqa: F821
    (lambda x: sys.exit(1), "SystemExit: 1", 0),
    (lambda x: exec("while"), "SyntaxError", 0),
    (stops_at_three, r"sigmoid\(3.6\): your function stopped with RuntimeError: too large", 1),
    (lambda x: naive(x) if x != 2.3 else math.nan, r"sigmoid\(2.3\): got nan", 0),
    (lambda v: 1 / (1 + math.exp(-v)), r"array of shape \(11,\).*stopped with TypeError", 1),
    (only_positive, "ValueError: The truth value of an array", 1),
    (lambda x: naive(x).tolist() if np.ndim(x) else naive(x), "got a list, expected an array", 1),
    (
        lambda x: naive(np.ravel(x)) if np.ndim(x) else naive(x),
        r"shape \(11,\), expected \(11, 1\)",
        1,
    ),
    (lambda x: np.mean(naive(x)), "a mean over all elements", 1),
    (lambda x: np.sum(naive(x)), "a sum over all elements", 1),
    (lambda x: naive(x).T if np.ndim(x) else naive(x), r"got the shape \(1, 11\)", 1),
    (lambda x: np.flip(naive(x)) if np.ndim(x) else naive(x), "at index 0, where x = 1.0", 1),
    (lambda x: naive(x).astype(object) if np.ndim(x) else naive(x), "type object", 1),
    (in_place, "changed the array", 1),
    (same_kind, "Whole numbers lose their fraction", 1),
    (pieces, r"sigmoid\(2\): .*Whole numbers lose their fraction", 1),
    (masks_only, "'float' object has no attribute 'shape'", 1),
    (row_only, r"got the shape \(11,\), expected \(11, 1\)", 1),
]


@pytest.mark.parametrize(("answer", "message", "earned"), STAGED)
def test_stages(answer, message, earned, capfd):
    """Is each stage told by its own message, and half left where numbers or arrays are right?"""
    with pytest.raises(NotYet, match=message):
        check_function(answer)
    assert check_function(answer, points=2) == earned
    assert capfd.readouterr().err == ""


def test_empty_arrays_are_asked_for_where_the_tasks_say_so():
    """Is a wrong shape for an empty array let pass in "correct", and told in "stable"?"""

    def answer(x):
        return sigmoid(x) if np.size(x) else 0.0

    check_function(answer)
    with pytest.raises(NotYet, match=r"got the shape \(\), expected \(0,\)"):
        check_function(answer, tier="stable")


@pytest.mark.parametrize("tier", TIERS[1:])
@pytest.mark.parametrize(("answer", "earned"), [(row_only, 1), (pieces, 1), (masks_only, 0)])
def test_stages_far_out(tier, answer, earned):
    """Must numbers and rows both be right in the higher tiers, and is half left for the rest?"""
    assert check_function(answer, "sigmoid", tier, points=2) == earned


def test_a_column_and_a_row():
    """Is a column spread over a row seen, which a mean would hide?"""

    def spread(p, t):
        t = np.ravel(t) if np.ndim(t) else t
        return -(t * np.log(p) + (1 - t) * np.log(1 - p))

    with pytest.raises(NotYet, match=r"(?s)\(27, 27\), expected \(27, 1\).*a column and a row"):
        check_function(spread, "bce")


def test_integer_targets():
    """Is a loss that cannot take whole labels told so?"""

    def loss(p, t):
        if np.asarray(t).dtype.kind == "i" and np.ndim(t):
            raise TypeError("labels must be floats")
        return logistic.bce(p, t)

    with pytest.raises(NotYet, match="int64: your function stopped with TypeError: labels"):
        check_function(loss, "bce")


FAR = [
    ("sigmoid", SIGMOIDS["e^x form"], "got nan, expected 1"),
    ("sigmoid", vectorized, "OverflowError: math range error"),
    ("bce", lambda p, t: -(t * np.log(p) + (1 - t) * np.log(1 - p)), "p = 0.0, t = 0.0, got nan"),
    ("bce", lambda p, t: logistic.bce(np.clip(p, 1e-7, 1 - 1e-7), t), "stop growing at 16.118"),
    ("bce", lambda p, t: logistic.bce(np.clip(p, 1e-15, 1 - 1e-15), t), "stop growing at 34.5"),
    (
        "bce_with_logits",
        lambda z, t: logistic.bce(np.clip(sigmoid(z), 1e-7, 1 - 1e-7), t),
        "stop growing at 16.118",
    ),
    ("log_sigmoid", lambda x: np.log(sigmoid(x) + 1e-15), "clipped"),
]


@pytest.mark.parametrize(("like", "wrong", "message"), FAR)
def test_far_out(like, wrong, message, capfd):
    """Is what goes wrong far out, and only there, told by the value at which it does?"""
    check_function(wrong, like)
    with pytest.raises(NotYet, match=f"(?s){message}"):
        check_function(wrong, like, "stable")
    assert check_function(wrong, like, "stable", points=2) == 0.0
    assert capfd.readouterr().err == ""


# Every value is right, and a branch that is not taken warns.
NOISY = [
    ("sigmoid", naive, r"sigmoid\(-1000.0\)", "overflow"),
    ("sigmoid", SIGMOIDS["where"], r"sigmoid\(-1000.0\)", "overflow"),
    (
        "log_sigmoid",
        lambda x: np.where(x > 0, -np.log1p(np.exp(-x)), x - np.log1p(np.exp(x))),
        r"log_sigmoid\(-1000.0\)",
        "overflow",
    ),
    (
        "bce_with_logits",
        lambda z, t: np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - z * t,
        r"bce_with_logits\(-1000.0, 0.0\)",
        "overflow",
    ),
]


@pytest.mark.parametrize(("like", "noisy", "where", "warning"), NOISY)
@pytest.mark.parametrize("tier", ["stable", "precise"])
def test_a_warning_alone_leaves_half(like, noisy, where, warning, tier, capfd):
    """Is half earned where every value is right and NumPy warns, with the place that warns?"""
    check_function(noisy, like, "correct")
    said = f"{where}: the value is right, but NumPy warned: {warning}"
    with pytest.raises(NotYet, match=said):
        check_function(noisy, like, "stable")
    assert check_function(noisy, like, "stable", points=2) == 1.0
    assert capfd.readouterr().err == ""


def shifted(x):
    m = np.maximum(-x, 0)
    return -(m + np.log(np.exp(-m) + np.exp(-x - m)))


# Right to plus and minus 1000, and not at infinity or at nan.
ENDS = [
    ("sigmoid", lambda x: np.nan_to_num(branch(x)), "where x = nan, got 0, expected nan"),
    ("sigmoid", lambda x: np.nan_to_num(naive(x)), "where x = nan, got 0, expected nan"),
    ("sigmoid", lambda x: branch(np.where(np.isinf(x), 0, x)), "where x = -inf, got 0.5"),
    ("log_sigmoid", shifted, "where x = -inf, got nan, expected -inf"),
]


@pytest.mark.parametrize(("like", "wrong", "message"), ENDS)
def test_an_end_alone_leaves_half(like, wrong, message, capfd):
    """Is half earned where only a limit or a nan is wrong, and is it told before a warning?"""
    check_function(wrong, like)
    with pytest.raises(NotYet, match=message):
        check_function(wrong, like, "stable")
    assert check_function(wrong, like, "stable", points=2) == 1.0
    assert capfd.readouterr().err == ""


# The least tier that refuses a value off by this part of it.
OFF = [(1e-7, "correct"), (3e-9, "correct"), (3e-10, "precise"), (3e-13, "precise"), (3e-14, None)]


@pytest.mark.parametrize(("off", "refused"), OFF)
def test_tolerances(off, refused):
    """Is each tier as strict as it says, and no stricter?"""
    failing = [
        t for t in TIERS if check_function(lambda x: sigmoid(x) * (1 + off), "sigmoid", t, 1) < 1
    ]
    assert failing == (list(TIERS[TIERS.index(refused) :]) if refused else [])


@pytest.mark.parametrize(("off", "refused"), [(0.03, TIERS), (1e-3, TIERS[1:]), (3e-6, ())])
def test_tolerances_of_float32(off, refused):
    """Is float32 given 1e-2 where forms may be naive, and 1e-5 otherwise?"""

    def nearly(x):
        return sigmoid(x) * (1 + off if getattr(x, "dtype", None) == np.float32 else 1)

    failing = [t for t in TIERS if check_function(nearly, "sigmoid", t, 1) < 1]
    assert failing == list(refused)


def test_precise_leaves_half():
    """Does what is stable earn half of the points in the tier above?"""
    assert check_function(SIGMOIDS["tanh"], tier="precise", points=2) == 1.0


def test_right_answer_is_not_told():
    """Do the wordings keep formulas of the answers to themselves?"""
    from sigmoid_course.tutor.feedback import values

    told = " ".join(values.SLIPS.values())
    for formula in ("1 / (1 +", "1/(1 +", "exp(", "np.", "log1p(", "logaddexp", "sigma(x)(1"):
        assert formula not in told


def test_every_slip_is_worded():
    """Does every slip that can be recognised have its words?"""
    from sigmoid_course.tutor.feedback import values

    names = {name for slips in MISTAKES.values() for name, _ in slips}
    assert names <= set(values.SLIPS)


@pytest.mark.parametrize("like", ARGUMENTS)
def test_probes(like):
    """Are there eight plain points or more, none without its target, and no symmetry in them?"""
    plain = [p for p in probes(like, "correct") if p.stage == "numbers"]
    first = {p.args[0] for p in plain}
    assert len(first) >= 8
    mirror = (lambda v: 1 - v) if ARGUMENTS[like][0] == "p" else (lambda v: -v)
    assert sum(mirror(v) not in first for v in first) >= 5
    if len(ARGUMENTS[like]) == 2:
        assert {p.args[1] for p in plain} == {0.0, 1.0, 0.3}


@pytest.mark.parametrize("wrong", [{"like": "relu"}, {"tier": "perfect"}])
def test_unknown_request(wrong):
    """Is an author told which names there are?"""
    with pytest.raises(ValueError, match="like is one of sigmoid"):
        check_function(naive, **wrong)
