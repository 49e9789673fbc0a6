"""Do right functions of other shapes earn what they reach, no less and no more?

They stand in `alternatives`, a module for each function, by the best tier that each reaches. An
oracle of many digits says so as well, without the course's checks and reference functions.
"""

import warnings
from functools import cache, partial
from importlib import import_module

import mpmath
import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course import sigmoid
from sigmoid_course.checks import function
from sigmoid_course.checks.function_probes import TIERS
from sigmoid_course.logistic import FUNCTIONS

# The functions tried here are the course's own, its mistakes, or made of them.
check_function = partial(function.check_function, offered=[*FUNCTIONS, "<lambda>"])

mp = mpmath.mp.clone()
mp.dps = 40
BANK = {
    like: {
        name: (f, tier)
        for tier in TIERS
        for name, f in getattr(import_module(f"alternatives.{like}"), tier.upper(), {}).items()
    }
    for like in FUNCTIONS
}
ALL = [(like, name) for like, forms in BANK.items() for name in forms]
SLIPS = [(like, wrong) for like, one in FUNCTIONS.items() for _, wrong in one.mistakes]


def sigma(x):
    return 1 / (1 + mp.exp(-x))


def log_sigma(x):
    return x if x == -mp.inf else -mp.log1p(mp.exp(-x))


def entropy(p, t):
    """The cross-entropy from its definition; a term of weight 0 does not count."""
    first = t * mp.log(p) if t else 0 * (p - p)
    return -first - ((1 - t) * mp.log1p(-p) if t != 1 else 0)


TRUTH = {
    "sigmoid": sigma,
    "logit": lambda p: mp.log(p) - mp.log1p(-p),
    "sigmoid_derivative": lambda x: sigma(x) * sigma(-x),
    "softplus": lambda x: -log_sigma(-x),
    "log_sigmoid": log_sigma,
    "log_one_minus_sigmoid": lambda x: log_sigma(-x),
    "bce": entropy,
    "bce_with_logits": lambda z, t: -t * log_sigma(z) - (1 - t) * log_sigma(-z),
    "bce_with_logits_gradient": lambda z, t: (1 - t) * sigma(z) - t * sigma(-z),
}


def logits(width):
    rng = np.random.default_rng(width)
    return np.concatenate([rng.uniform(-width, width, 60), rng.uniform(-9, 9, 30)])


def probabilities(least):
    rng = np.random.default_rng(6)
    small = 10 ** rng.uniform(np.log10(least), 0, 60)
    return np.concatenate([small, 1 - small[small > max(least, 1e-15)], rng.uniform(0.3, 0.7, 30)])


# How far out each tier goes.
LOGITS = {"correct": logits(10), "stable": logits(1000), "precise": logits(700)}
PROBABILITIES = {
    "correct": probabilities(1e-4),
    "stable": probabilities(1e-300),
    "precise": probabilities(1e-300),
}


def near(like, tier):
    """Arguments for a tier, each with a target where there are targets."""
    first = (PROBABILITIES if FUNCTIONS[like].parameters[0] == "p" else LOGITS)[tier]
    if len(FUNCTIONS[like].parameters) == 1:
        return (first,)
    targets = np.resize([0.0, 1.0, 0.3, 0.0, 1.0, 0.85, 0.01], first.shape)
    sure = [0.0, 1.0] if like == "bce" and tier != "correct" else []
    return np.append(first, sure), np.append(targets, sure)


def ends(like):
    """Where the argument is nan, or infinite if that is asked for."""
    limits = (
        []
        if FUNCTIONS[like].parameters[0] == "p" or like == "bce_with_logits"
        else [np.inf, -np.inf]
    )
    first = np.array([*limits, np.nan, np.nan, np.nan])
    return (first, np.resize([0.3, 1.0, 0.0], first.shape))[: len(FUNCTIONS[like].parameters)]


@cache
def truth(like, tier, single=False):
    """Arguments and true values; rounded to float32 first, or float64."""
    kind = np.float32 if single else np.float64
    args = tuple(a.astype(kind) for a in (ends(like) if tier == "ends" else near(like, tier)))
    rows = zip(*(a.tolist() for a in args), strict=True)
    return args, np.array([float(TRUTH[like](*map(mp.mpf, row))) for row in rows])


def tolerance(like, tier, args):
    """The relative and the absolute error that a tier allows."""
    if tier != "precise":
        return 1e-9, 1e-12
    between = len(args) == 2 and (args[1] > 0) & (args[1] < 1)
    crosses = like in ("logit", "bce") or (like == "bce_with_logits_gradient" and between)
    return 1e-13, np.where(crosses, 1e-15, 0)


def agrees(f, like, tier):
    """Whether a function does what a tier asks, besides what lower tiers ask."""
    args, want = truth(like, tier)
    rtol, atol = tolerance(like, tier, args)
    right = np.all(np.abs(f(*args) - want) <= atol + rtol * np.abs(want))
    single, rounded = truth(like, "correct", single=True)
    coarse = 1e-2 if tier == "correct" else 1e-5
    right &= np.allclose(f(*single), rounded, rtol=coarse, atol=1e-6)
    return right and (tier == "correct" or at_ends(f, like))


def at_ends(f, like):
    args, want = truth(like, "ends")
    with warnings.catch_warnings(action="ignore"):
        return np.allclose(f(*args), want, rtol=1e-9, atol=1e-12, equal_nan=True)


def reached(f, like):
    """The tiers that a function reaches, measured; a warning ends it, since warnings are errors."""
    found = []
    for tier in TIERS:
        try:
            if not agrees(f, like, tier):
                break
        except (RuntimeWarning, OverflowError, ValueError):
            break
        found.append(tier)
    return found


def up_to(best):
    return list(TIERS[: TIERS.index(best) + 1])


@pytest.mark.parametrize("like", FUNCTIONS)
def test_there_are_enough(like):
    """Has each function eight alternatives or more, and a precise one among them?"""
    assert len(BANK[like]) >= 8
    assert "precise" in {tier for _, tier in BANK[like].values()}


@pytest.mark.parametrize(("like", "name"), ALL)
def test_an_alternative_earns_what_it_reaches(like, name):
    """Does it get full marks in its own tier and below, and not above?"""
    f, best = BANK[like][name]
    full = [tier for tier in TIERS if check_function(f, like, tier, points=1) == 1]
    assert full == up_to(best)


@pytest.mark.parametrize(("like", "name"), ALL)
def test_an_alternative_is_what_it_says(like, name):
    """Does the oracle find it right in its tier, and not above?"""
    f, best = BANK[like][name]
    assert reached(f, like) == up_to(best)


def single(x):
    return 1 / (1 + np.exp(-np.float32(x)))


def difference(x, h=6e-6):
    return (sigmoid(x + h) - sigmoid(x - h)) / (2 * h)


def by_labels(z, t):
    return np.logaddexp(0, (1 - 2 * t) * z)


def of_objects(x):
    return np.frompyfunc(lambda v: 1 / (1 + np.exp(-v)), 1, 1)(x)


# Right on paper, and refused: what each must be told, and what it earns of 2 points.
REFUSED = [
    # A number that comes with 16 digits goes out with 7; nine are asked for. float32 for float32
    # is another matter: all alternatives are tried on it.
    ("sigmoid", single, "Digits are lost", 0),
    # The best step leaves an error of 1e-11, and the slope itself falls to 5e-5 at 10.
    ("sigmoid_derivative", difference, r"sigmoid_derivative\(6.8\)", 0),
    # Targets between 0 and 1 belong to the definition.
    ("bce_with_logits", by_labels, r"bce_with_logits\(1.0, 0.3\)", 0),
    # Numbers are right; but np.exp and many others do not take an array of objects.
    ("sigmoid", of_objects, "type object", 1),
]


@pytest.mark.parametrize(("like", "f", "message", "earned"), REFUSED)
def test_refused(like, f, message, earned):
    """Is what loses digits, targets or the type of the array told so, near as it may be?"""
    args, want = truth(like, "correct")
    hard = args[-1] % 1 == 0 if like.startswith("bce") else np.full(args[0].shape, True)
    got = np.asarray(f(*args), dtype=float)
    assert np.allclose(got[hard], want[hard], rtol=1e-5, atol=1e-10)
    with pytest.raises(NotYet, match=message):
        check_function(f, like)
    assert check_function(f, like, points=2) == earned


@pytest.mark.parametrize(("like", "wrong"), SLIPS)
def test_the_oracle_refuses_slips(like, wrong):
    """Does the oracle bless none of the known slips?"""
    with np.errstate(all="ignore"):
        assert reached(wrong, like) == []
