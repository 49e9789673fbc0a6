"""Is a gradient held against central differences, and what is said where it differs?"""

import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course import bce_with_logits, sigmoid, sigmoid_derivative
from sigmoid_course.checks.gradient import check_gradient

RNG = np.random.default_rng(7)
X = np.column_stack([np.ones(8), RNG.normal(size=(8, 2))])
T = (X @ [0.3, 1.0, -2.0] + RNG.normal(size=8) > 0).astype(float)
W = np.array([0.2, -0.7, 1.1])


def loss(w):
    return np.mean(bce_with_logits(X @ w, T))


def gradient(w):
    return X.T @ (sigmoid(X @ w) - T) / len(T)


def changing(w):
    slope = gradient(w)
    w += 1
    return slope


RIGHT = {
    "function": gradient,
    "values": gradient(W),
    "list": gradient(W).tolist(),
    "loop": lambda w: [float(np.mean((sigmoid(X @ w) - T) * X[:, k])) for k in range(3)],
    "einsum": lambda w: np.einsum("ni,n->i", X, sigmoid(X @ w) - T) / 8,
    "row times matrix": lambda w: (sigmoid(X @ w) - T) @ X / 8,
    "numbers as np.float64": lambda w: np.array(list(gradient(w))),
    "own differences": lambda w: np.array(
        [(loss(w + d) - loss(w - d)) / 2e-5 for d in 1e-5 * np.eye(3)]
    ),
}
WRONG = {
    "sign": (lambda w: -gradient(w), "the sign of the whole", 1.0),
    "sum": (lambda w: 8 * gradient(w), "Every component is 8 times", 1.0),
    "mean twice": (lambda w: gradient(w) / 8, "Every component is 1/8 of", 1.0),
    "order": (lambda w: gradient(w)[::-1], "in another order", 0.0),
    "bias dropped": (lambda w: gradient(w) * [0, 1, 1], "left out: it is 0", 0.0),
    "bias not there": (lambda w: gradient(w)[1:], "got the shape (2,), expected the shape", 0.0),
    "one component": (lambda w: gradient(w) * [1, 1, 1.1], "Component 2 of the gradient", 0.0),
    "column": (lambda w: gradient(w)[:, None], "got the shape (3, 1)", 0.0),
    "loss": (loss, "got the shape ()", 0.0),
    "product the wrong way": (lambda w: X @ (sigmoid(X @ w) - T), "ValueError: matmul", 0.0),
    "None": (None, "still None", 0.0),
    "text": ("2*x", "a text (str)", 0.0),
    "ragged": ([[1.0], [1.0, 2.0]], "a list", 0.0),
    "nan": (lambda w: gradient(w) * np.nan, "got nan", 0.0),
    "changed": (changing, "changed the point", 1.0),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right(name, capsys):
    """Does a right gradient of any form pass, with full points?"""
    assert check_gradient(RIGHT[name], of=loss, at=W, points=2) == 2.0
    assert capsys.readouterr() == ("The gradient agrees with central differences.\n", "")


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name, capsys):
    """Is a wrong gradient told what was done, and does it earn what it should?"""
    answer, message, earned = WRONG[name]
    assert check_gradient(answer, of=loss, at=W, points=2) == earned
    shown = capsys.readouterr()
    assert message in shown.out
    assert shown.err == ""
    with pytest.raises(NotYet) as raised:
        check_gradient(answer, of=loss, at=W)
    assert str(raised.value) + "\n" == shown.out


def test_elementwise():
    """Is an elementwise derivative checked element by element?"""
    at = np.linspace(-3, 4, 8)
    check_gradient(sigmoid_derivative, of=sigmoid, at=at)
    with pytest.raises(NotYet, match="Component 7"):
        check_gradient(lambda x: -(sigmoid(x) ** 2), of=sigmoid, at=at)


def test_one_number():
    """Does it work for a function of one number?"""
    check_gradient(lambda x: 3 * x**2, of=lambda x: x**3, at=1.5)
    with pytest.raises(NotYet, match=r"The derivative, at 1\.5: got 3\.375"):
        check_gradient(lambda x: x**3, of=lambda x: x**3, at=1.5)


def test_steep():
    """Is a right slope of a steep function not taken for a wrong one?"""
    check_gradient(lambda x: 100 * np.cos(100 * x), of=lambda x: np.sin(100 * x), at=0.3)


def test_matrix():
    """Does the point keep its shape?"""
    at = np.arange(6.0).reshape(2, 3)
    check_gradient(lambda w: 2 * w, of=lambda w: (w**2).sum(), at=at)
    with pytest.raises(NotYet, match=r"Component \(1, 2\)"):
        check_gradient(lambda w: 3 * w * [[1, 1, 2]] * 1.0, of=lambda w: (w**2).sum(), at=at)


def test_all_zero():
    """Is a gradient that is zero everywhere no trouble?"""
    check_gradient([0.0, 0.0], of=lambda w: 3.0, at=[1.0, 2.0])
    with pytest.raises(NotYet, match="Component 0"):
        check_gradient([1.0, 1.0], of=lambda w: 3.0, at=[1.0, 2.0])


def test_rough():
    """Is a function without a slope at the point said to have none?"""
    with pytest.raises(NotYet, match="two step sizes"):
        check_gradient([1.0], of=lambda w: np.sqrt(np.abs(w[0])), at=[1e-5])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda w: "big", "a text"),
        (lambda w: w[:2], "shape"),
        (lambda w: [1, [2]], "a list"),
        (lambda w: w if np.array_equal(w, W) else np.zeros(7), "shape"),
        (lambda w: 1 / 0, "ZeroDivision"),
    ],
)
def test_a_loss_that_is_none(wrong, message):
    """Is a student's loss that gives no number named as the cause?"""
    with pytest.raises(NotYet, match=message):
        check_gradient(gradient, of=wrong, at=W)


def test_a_component_left_out_is_named_alone():
    """Is a 0 called left out where all others are right, and not beside another mistake?"""
    at = np.array([1.0, 2.0, 3.0])
    for wrong, named in [([2.0, 0.0, 6.0], True), ([2.0, 0.0, 7.0], False), ([0.0] * 3, False)]:
        with pytest.raises(NotYet) as raised:
            check_gradient(wrong, of=lambda w: np.sum(w**2), at=at)
        assert ("left out" in str(raised.value)) == named
