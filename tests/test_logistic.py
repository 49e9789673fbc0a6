"""The reference functions against mpmath, at 60 digits."""

import mpmath
import numpy as np
import pytest
from nbapart_helpers.fresh import loaded

import sigmoid_course
from sigmoid_course import logistic

mp = mpmath.mp.clone()
mp.dps = 60


def points():
    """Return about 2,300 logits in [-800, 800], dense where the functions bend."""
    rng = np.random.default_rng(4)
    small = 10.0 ** rng.uniform(-18, 0, 200)
    return np.concatenate(
        [np.linspace(-800, 800, 801), rng.uniform(-45, 45, 1000), small, -small, [-745.13, 0.0]]
    )


def probabilities():
    rng = np.random.default_rng(5)
    tail = 10.0 ** rng.uniform(-300, -1, 300)
    return np.concatenate(
        [
            tail,
            1 - tail[tail > 1e-16],
            rng.uniform(0.001, 0.999, 1000),
            rng.uniform(0.49, 0.51, 500),
        ]
    )


def oracle_sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def oracle_log_sigmoid(x):
    return -mp.log1p(mp.exp(-x))


def oracle_bce(p, t):
    first = t * mp.log(p) if t else mp.mpf(0)
    return -(first + ((1 - t) * mp.log1p(-p) if t != 1 else 0))


ONE = {
    "sigmoid": oracle_sigmoid,
    "sigmoid_derivative": lambda x: oracle_sigmoid(x) * oracle_sigmoid(-x),
    "softplus": lambda x: -oracle_log_sigmoid(-x),
    "log_sigmoid": oracle_log_sigmoid,
    "log_one_minus_sigmoid": lambda x: oracle_log_sigmoid(-x),
}
TWO = {
    "bce_with_logits": lambda z, t: -t * oracle_log_sigmoid(z) - (1 - t) * oracle_log_sigmoid(-z),
    "bce_with_logits_gradient": lambda z, t: (1 - t) * oracle_sigmoid(z) - t * oracle_sigmoid(-z),
}
TARGETS = (0.0, 1.0, 0.3, 1 - 1e-10)
ULP = {np.float64: 4, np.float32: 6}


def exact(values):
    return [mp.mpf(float(v)) for v in values]


def ulp_errors(got, want, dtype, absolute=0.0):
    """Return errors in units of the last place of the exact values, beyond an absolute one."""
    errors = []
    for value, true in zip(got, want, strict=True):
        distance = abs(mp.mpf(float(value)) - true)
        unit = mp.mpf(float(np.spacing(np.abs(dtype(float(true))))))
        errors.append(0.0 if distance <= absolute else float(distance / unit))
    return errors


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", ONE)
def test_one_argument(name, dtype):
    """Is the function within its ULP bound on thousands of points, without a warning?"""
    x = points().astype(dtype)
    got = getattr(logistic, name)(x)
    assert got.dtype == dtype
    assert max(ulp_errors(got, [ONE[name](v) for v in exact(x)], dtype)) <= ULP[dtype]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("t", TARGETS)
@pytest.mark.parametrize("name", TWO)
def test_two_arguments(name, t, dtype):
    """Is the loss within its ULP bound, and its gradient too but where it crosses zero?"""
    z, t = points().astype(dtype)[::3], dtype(t)
    got = getattr(logistic, name)(z, t)
    want = [TWO[name](v, mp.mpf(float(t))) for v in exact(z)]
    zero = 1e-15 if dtype == np.float64 else 1e-15 * 2**29
    absolute = zero if name.endswith("gradient") and t not in (0, 1) else 0
    assert got.dtype == dtype
    assert max(ulp_errors(got, want, dtype, absolute)) <= ULP[dtype]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_logit(dtype):
    """Is the logit within its ULP bound, near its zero as well?"""
    p = probabilities().astype(dtype)
    p = p[(p > 0) & (p < 1)]
    want = [mp.log(v / (1 - v)) for v in exact(p)]
    assert max(ulp_errors(logistic.logit(p), want, dtype)) <= ULP[dtype]


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("t", TARGETS)
def test_bce(t, dtype):
    """Is the loss of probabilities within its ULP bound, or 1e-15 near its zero?"""
    p, t = probabilities().astype(dtype), dtype(t)
    p = p[(p > 0) & (p < 1)]
    want = [oracle_bce(v, mp.mpf(float(t))) for v in exact(p)]
    zero = 1e-15 if dtype == np.float64 else 1e-15 * 2**29
    assert max(ulp_errors(logistic.bce(p, t), want, dtype, zero)) <= ULP[dtype]


LIMITS = {
    "sigmoid": (0, 1),
    "sigmoid_derivative": (0, 0),
    "softplus": (0, np.inf),
    "log_sigmoid": (-np.inf, 0),
    "log_one_minus_sigmoid": (0, -np.inf),
}


@pytest.mark.parametrize("name", LIMITS)
def test_limits_and_nan(name):
    """Does each function take its limits at both infinities and keep nan?"""
    got = getattr(logistic, name)([-np.inf, np.inf, np.nan])
    np.testing.assert_array_equal(got, [*LIMITS[name], np.nan])


def test_limits_of_the_losses():
    """Do the losses and the gradient take their limits, also where a weight is zero?"""
    inf, nan = np.inf, np.nan
    z, t = [-inf, -inf, inf, inf, inf, nan, nan, nan, 0], [0, 1, 0, 1, 0.3, 0, 1, 0.3, nan]
    loss = logistic.bce_with_logits(z, t)
    np.testing.assert_array_equal(loss, [0, inf, inf, 0, inf, nan, nan, nan, nan])
    slope = logistic.bce_with_logits_gradient(z, t)
    np.testing.assert_array_equal(slope, [0, -1, 1, 0, 0.7, nan, nan, nan, nan])
    p = [0, 0, 1, 1, 0.5, nan, -0.5, 1.5]
    loss = logistic.bce(p, [0, 1, 0, 1, nan, 0, 0, 1])
    np.testing.assert_array_equal(loss, [0, inf, inf, 0, nan, nan, nan, nan])
    logits = logistic.logit([0, 1, 0.5, nan, -0.5, 1.5])
    np.testing.assert_array_equal(logits, [-inf, inf, 0, nan, nan, nan])


@pytest.mark.parametrize("name", sigmoid_course.__all__)
@pytest.mark.parametrize("shape", [(), (1,), (5,), (4, 1), (2, 3), (0,), (0, 2)])
def test_shapes_and_types(name, shape):
    """Does the shape stay, float32 stay float32, and an integer become float64?"""
    function = getattr(sigmoid_course, name)
    extra = 1 if "bce" in name else 0
    for given, kept in [(np.float32, np.float32), (float, float), (int, float), (bool, float)]:
        x = np.ones(shape, given)
        got = function(x, *[np.zeros(shape, given)] * extra)
        assert (np.shape(got), got.dtype) == (shape, kept)


@pytest.mark.parametrize("name", sigmoid_course.__all__)
def test_plain_numbers(name):
    """Does a Python number give a float64 that is a Python float as well?"""
    function = getattr(sigmoid_course, name)
    for number in (1, 0.5):
        got = function(number, 1) if "bce" in name else function(number)
        assert isinstance(got, float)


def test_a_python_number_beside_float32():
    """Does a plain target leave float32 logits in float32?"""
    z = np.float32([1, 2])
    for function in (logistic.bce_with_logits, logistic.bce_with_logits_gradient):
        assert function(z, 1.0).dtype == function(z, 1).dtype == np.float32


@pytest.mark.parametrize("bad", [1j, "one", None])
def test_no_real_numbers(bad):
    """Is anything but real numbers refused by a TypeError?"""
    with pytest.raises(TypeError, match="real numbers"):
        logistic.sigmoid(bad)


def test_input_stays():
    """Is the array that comes in left as it is?"""
    x = np.linspace(-3, 3, 7)
    kept = x.copy()
    for name in sigmoid_course.__all__:
        getattr(sigmoid_course, name)(x, *[x] * ("bce" in name))
    np.testing.assert_array_equal(x, kept)


def test_light_import():
    """Does importing the package bring NumPy alone?"""
    assert loaded("import sigmoid_course", "sympy", "matplotlib", "lark") == set()
