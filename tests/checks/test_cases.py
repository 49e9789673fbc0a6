"""Is a function of several arrays tried case by case, and what is said where it goes wrong?"""

import math

import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course import sigmoid
from sigmoid_course.checks.cases import check_cases

RNG = np.random.default_rng(11)


def case(n, d):
    x = np.column_stack([np.ones(n), RNG.normal(size=(n, d - 1))])
    return RNG.normal(size=d), x, (RNG.random(n) < 0.4).astype(float)


CASES = [case(5, 3), case(8, 2), case(3, 3)]
CARE = [case(1, 2), (np.array([1, -2]), np.array([[1, 3], [1, 0]]), np.array([0, 1]))]


def gradient(w, x, t):
    return x.T @ (sigmoid(x @ w) - t) / len(t)


def changing(w, x, t):
    slope = gradient(w, x, t)
    x *= 2
    return slope


def fails_on_one_row(w, x, t):
    return gradient(w, x, t) if len(t) > 1 else None


def chatty(w, x, t):
    print("x is", x)
    np.array([1.0]) / 0
    return gradient(w, x, t)


RIGHT = {
    "reference": gradient,
    "row times matrix": lambda w, x, t: (sigmoid(x @ w) - t) @ x / t.size,
    "einsum": lambda w, x, t: np.einsum("ni,n->i", x, sigmoid(x @ w) - t) / len(x),
    "loop": lambda w, x, t: np.array(
        [np.mean((sigmoid(x @ w) - t) * column) for column in np.transpose(x)]
    ),
    "chatty": chatty,
}
SLIPS = {
    "the rows had been added up": lambda w, x, t: x.T @ (sigmoid(x @ w) - t),
    "the table had been taken as it stands": lambda w, x, t: x @ (sigmoid(x @ w) - t) / len(t),
}
# The function, a piece of the message, and what of one point it earns.
WRONG = {
    "none": (None, "gradient is still None: a function is expected here", 0),
    "values": (np.ones(3), "expected a function, got an array of shape (3,)", 0),
    "stops": (lambda w, x, t: x.T @ (1 - T), "stopped with NameError: name 'T'", 0),  # noqa: F821
    "nothing": (lambda w, x, t: None, "got None", 0),
    "text": (lambda w, x, t: "0.5", "a text (str), expected an array of shape (3,)", 0),
    "ragged": (lambda w, x, t: [[1.0], [1.0, 2.0]], "got a list", 0),
    "complex": (lambda w, x, t: gradient(w, x, t) + 0j, "type complex128", 0),
    "one number": (lambda w, x, t: float(gradient(w, x, t).sum()), "a sum over all elements", 0),
    "column": (lambda w, x, t: gradient(w, x, t)[:, None], "the shape (3, 1), expected (3,)", 0),
    "one value": (lambda w, x, t: gradient(w, x, t) + np.eye(len(w))[0], "at index 0", 0),
    "two values": (lambda w, x, t: gradient(w, x, t) * np.eye(len(w))[0], "2 of 3", 0),
    "whole": (lambda w, x, t: gradient(w, x, t).astype(int), "lose their fraction", 0),
    "nan": (lambda w, x, t: gradient(w, x, t) * np.nan, "got nan", 0),
    "sign": (lambda w, x, t: -gradient(w, x, t), "as if the sign of the whole were lost", 0),
    "factor": (lambda w, x, t: gradient(w, x, t) / 2, "it is 1/2 of the expected value", 0),
    "sum": (lambda w, x, t: gradient(w, x, t) * len(t), "if the rows had been added up", 0),
    "not turned": (SLIPS["the table had been taken as it stands"], "taken as it stands", 0),
    "one row": (fails_on_one_row, "x = [[1, ", 0.5),
    "list": (lambda w, x, t: gradient(w, x, t).tolist(), "got a list, expected an array", 0.5),
    "changed": (changing, "the values are right, but the function changed an argument", 0.5),
}  # fmt: skip


def check(f, points=None):
    return check_cases(
        f, gradient, CASES, care=CARE, slips=SLIPS, offered=["sigmoid"], points=points
    )


@pytest.mark.parametrize("name", RIGHT)
def test_right(name, capfd):
    """Does every right form pass, with nothing on the screen but the praise?"""
    assert check(RIGHT[name], points=3) == 3
    assert check(RIGHT[name]) is None
    assert capfd.readouterr() == ("gradient(w, x, t): every case agrees.\n" * 2, "")


@pytest.mark.parametrize("name", WRONG)
def test_wrong(name, capfd):
    """Is what is wrong named, at the case where it shows, and worth what it should be?"""
    answer, message, earned = WRONG[name]
    assert check(answer, points=1) == earned
    shown = capfd.readouterr()
    assert message in shown.out
    assert shown.err == ""
    with pytest.raises(NotYet) as raised:
        check(answer)
    assert str(raised.value) + "\n" == shown.out


def stops_with(f, *args):
    """What is said of a function that stops on these arguments."""
    with pytest.raises(NotYet) as found:
        check_cases(f, lambda *_: 0.0, [args], name="f(x)" if len(args) == 1 else "f(X, r)")
    return str(found.value)


@pytest.mark.parametrize(
    ("f", "args", "said"),
    [
        (lambda x: math.exp(x), (np.arange(3.0),), "takes a single number, and this is an array."),
        (lambda x: 1 if x > 0 else 0, (np.arange(3.0),), "and an array has one for each element."),
        (lambda x: x if 0 < x < 1 else 0, (np.arange(3.0),), "a single True or False"),
        (lambda x, r: x @ r, (np.ones((4, 3)), np.ones(4)), "here they are 3 and 4."),
        (lambda x, r: r @ x, (np.ones((4, 3)), np.ones(3)), "here they are 3 and 4."),
        (lambda x, r: x @ x, (np.ones((4, 3)), np.ones(3)), "here they are 3 and 4."),
    ],
)
def test_an_error_of_numpy_is_told_in_plain_words(f, args, said):
    """Is NumPy's error quoted, and what it means said below?"""
    quoted, meaning = stops_with(f, *args).split("\n")
    assert "your function stopped with" in quoted
    assert meaning.endswith(said) or said in meaning


@pytest.mark.parametrize("error", ["1 / 0", "[][1]", "undefined", "np.ones(2) + np.ones(3)"])
def test_an_error_that_is_plain_stands_alone(error):
    """Is nothing added to an error that says what is the matter?"""
    assert "\n" not in stops_with(lambda x: eval(error), 1.0)


def test_a_wrong_value_and_a_changed_argument():
    """Is a changed argument told beside a wrong value, of which it may be the cause?"""

    def f(x):
        x += 1
        return x.sum()

    said = stops_with(f, np.ones(2))
    assert "got 4, expected 0." in said
    assert said.endswith(
        "The function also changed an argument: after the call it is not what it was before."
    )


def test_another_order():
    """Are right numbers at wrong places seen for what they are?"""
    with pytest.raises(NotYet, match="right numbers stood in another order"):
        check(lambda w, x, t: np.roll(gradient(w, x, t), -1))


def test_a_slip_in_care():
    """Is a slip named that shows in a case of `care` alone?"""
    slips = {"only one side had been looked at": np.positive}
    with pytest.raises(NotYet, match="only one side"):
        check_cases(np.positive, np.abs, [(1.0,)], care=[(-2.0,)], slips=slips, name="size(x)")


def test_the_case_is_named(capsys):
    """Are short arrays written out, and long ones named by their shape?"""
    check_cases(lambda w, x, t: 0.0, gradient, CASES, points=1)
    w = ", ".join(f"{value:.6g}" for value in CASES[0][0])
    where = f"gradient(w, x, t) with w = [{w}], x an array of shape (5, 3), t an array of shape"
    assert where in capsys.readouterr().out


def test_the_name_is_the_call():
    """Is a reference named as a student calls it, without type hints and defaults?"""

    def double(x: float, times: int = 2) -> float:
        return x * times

    with pytest.raises(NotYet, match=r"^double\(x, times\) with x = 1, times = 2: got 0"):
        check_cases(lambda x, times: 0.0, double, [(1.0, 2)])


def test_values_for_a_function():
    """May right values, and those of a slip, be given in place of a function?"""
    cases, name = [(np.array([0.0, 2.0]),), (3.0,)], "square(x)"
    slips = {"it had been doubled": [[0.0, 4.0], 6.0], "it were lost": [[0.0, 2.0], 3.0]}
    check_cases(lambda x: x**2, [[0.0, 4.0], 9.0], cases, name=name, slips=slips)
    with pytest.raises(NotYet, match=r"square\(x\) with x = 3: got 6, expected 9(?s:.*)doubled"):
        check_cases(lambda x: 2 * x, [[0.0, 4.0], 9.0], cases, name=name, slips=slips)


def test_no_slip_by_chance():
    """Is a slip only named where it agrees on every case?"""
    with pytest.raises(NotYet) as raised:
        check(lambda w, x, t: gradient(w, x, t) * (len(t) if len(t) == 5 else 1))
    assert "looks as if" not in str(raised.value)


def test_stopping_everywhere_is_no_slip():
    """Does a function that always stops match no slip that stops in some cases only?"""
    with pytest.raises(NotYet) as raised:
        check(lambda w, x, t: x @ t[:, None, None] @ np.ones((5, 5)))
    assert "ValueError" in str(raised.value)
    assert "looks as if" not in str(raised.value)


@pytest.mark.parametrize("truths", [bool, int, float])
def test_truth_values_are_numbers(truths):
    """May labels come as truth values, as whole numbers, or as others?"""
    cases = [(np.array([-1.0, 0.5, 2.0]),)]
    check_cases(lambda z: (z > 0).astype(truths), lambda z: (z > 0).astype(float), cases)


def test_numbers_for_numbers():
    """Does a plain number do for a single value, of any type of number?"""
    for value in (2, 2.0, np.float64(2), np.array(2.0)):
        check_cases(lambda x, value=value: value, [2.0], [(1.0,)], name="f(x)")
    with pytest.raises(
        NotYet, match=r"f\(x\) with x = 1: got the shape \(1,\), expected a single number"
    ):
        check_cases(lambda x: [2.0], [2.0], [(1.0,)], name="f(x)")


def test_tolerance():
    """Is a value as far off as was allowed let pass, and no other?"""
    check_cases(lambda x: x + 1e-4, lambda x: x, [(1.0,)], rtol=1e-3)
    with pytest.raises(NotYet, match=r"got 1\.01, expected 1"):
        check_cases(lambda x: x + 1e-2, lambda x: x, [(1.0,)], rtol=1e-3)


def test_functions_as_arguments():
    """May an argument be a function?"""
    with pytest.raises(NotYet, match=r"slope\(f, x\) with f = a function, x = 2: got 0"):
        check_cases(lambda f, x: 0.0, [4.0], [(lambda x: x**2, 2.0)], name="slope(f, x)")


def test_a_square_where_a_number_is_due():
    """Is a table of one number, or of more, refused by its shape?"""
    for side in (1, 3):
        with pytest.raises(
            NotYet, match=rf"got the shape \({side}, {side}\), expected a single number"
        ):
            check_cases(lambda x, n=side: np.full((n, n), x), lambda x: x, [(1.0,)])


def test_the_worst_value_is_shown():
    """Is the value shown that is farthest off, and nan before all others?"""
    cases = [(np.array([1.0, 2.0, 3.0]),)]
    for off, shown in [
        ([1e-6, 1, 0.5], "at index 1, got 3"),
        ([1, 0, np.nan], "at index 2, got nan"),
    ]:
        with pytest.raises(NotYet, match=shown):
            check_cases(lambda x, off=off: x + off, np.positive, cases, name="f(x)")
