"""Unit 6: what is particular to its assignment."""

from functools import partial

import mpmath
import numpy as np
import pytest
from helpers import units

from sigmoid_course import tutor
from sigmoid_course.sample import bank

UNIT = "6-logistic-regression"
cell = partial(units.cell, UNIT)
solved = partial(units.solved, UNIT)


@pytest.fixture(autouse=True)
def digits():
    """Give mpmath forty digits."""
    with mpmath.workdps(40):
        yield


def exact(w, table, truth):
    """The mean loss and its gradient, with forty digits."""
    loss, slope = mpmath.mpf(0), mpmath.zeros(len(w), 1)
    for row, target in zip(table.tolist(), truth.tolist(), strict=True):
        z = mpmath.fdot(row, w)
        loss += mpmath.log(1 + mpmath.exp(z)) - target * z
        slope += (1 / (1 + mpmath.exp(-z)) - target) * mpmath.matrix(row)
    return loss / len(truth), slope / len(truth)


def given(exercise):
    """The calls of `check_cases` that an exercise's visible check makes: name -> arguments."""
    calls = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tutor, "check_cases", lambda f, *a, **k: calls.update({k["name"]: (a, k)}))
        units.run(cell(f"{exercise}-check"), solved())
    return calls


@pytest.mark.parametrize(("name", "part"), [("loss(w, X, t)", 0), ("gradient(w, X, t)", 1)])
def test_numbers_of_the_visible_check(name, part):
    """Are the means and slopes that the check compares with right to twelve digits?"""
    (wanted, cases), more = given("code")[name]
    for value, args in zip(wanted, (*cases, *more.get("care", ())), strict=True):
        found = exact(*args)[part]
        assert np.ravel(value).tolist() == pytest.approx(list(map(float, mpmath.matrix([found])
        if part == 0 else found)), rel=1e-12)  # fmt: skip


def test_slopes_of_the_visible_check():
    """Are the slopes of the penalised loss right to nine digits?"""
    names = solved()
    ((wanted,), ((w,),)), _ = given("check")["slopes(w)"]
    slope = exact(w, names["rows"], names["labels"])[1]
    right = [float(s) + 0.1 * wi for s, wi in zip(slope, [0, *w[1:]], strict=True)]
    assert wanted.tolist() == pytest.approx(right, abs=1e-9)


def test_five_gradients():
    """Is what is claimed of the five people wrong at the components that marking knows?"""
    names = solved()
    slope = exact(names["place"], names["rows"], names["labels"])[1]
    right = np.array(list(map(float, slope))) + 0.1 * np.append(0, names["place"][1:])
    gaps = {name: np.abs(np.array(c) - right) for name, c in names["claimed"].items()}
    wrong = {name: np.flatnonzero(gap > 1e-6).tolist() for name, gap in gaps.items()}
    assert wrong == {"Ada": [], "Ben": [0], "Cleo": [1, 2, 3], "Dan": [2], "Eva": [3]}
    assert min(gap[gap > 1e-6].min() for gap in gaps.values() if gap.max() > 1e-6) > 1e-3


def test_least_loss():
    """Is the least loss of the visible check the least, and is it reached at finite weights?"""
    names = solved()
    table, truth = names["X_train"], names["t_train"]
    w = list(names["weights"])
    for _ in range(4):  # Newton's steps, with forty digits
        _, slope = exact(w, table, truth)
        bend = mpmath.zeros(3, 3)
        for row in table.tolist():
            s = 1 / (1 + mpmath.exp(-mpmath.fdot(row, w)))
            bend += s * (1 - s) / 60 * mpmath.matrix(row) * mpmath.matrix(row).T
        w = list(mpmath.matrix(w) - mpmath.lu_solve(bend, slope))
    loss, slope = exact(w, table, truth)
    # A line that separates would leave no place where the slope is zero.
    assert mpmath.norm(slope) < 1e-30
    assert f"least={mpmath.nstr(loss, 8)}" in cell("train-check")


@pytest.mark.parametrize(("step", "arrives"), [(0.05, False), (0.5, True), (4, True), (60, False)])
def test_step_size_matters(step, arrives):
    """Do a thousand steps of a middling size arrive, and others not?"""
    answer = f"weights = np.zeros(3)\nfor _ in range(1000):\n    weights = weights - {step} * (\n"
    answer += "        X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60\n    )"
    marks = units.mark(bank.fill(units.source(UNIT), {"train": answer}))[0]
    assert (marks["train"] == 3) == arrives


def test_helpers_of_a_student_are_left_alone():
    """Do the cells that check and mark set no name that an answer might use?"""
    before = set(units.run_cells(units.untouched(units.source(UNIT)))[1])
    answers = [c for c in units.source(UNIT).cells if c.metadata.nbgrader.solution]
    other = [c for c in units.source(UNIT).cells if not c.metadata.nbgrader.grade]
    kept = {"__name__": "__main__"}
    for one in (c for c in (*other, *answers) if c.cell_type == "code"):
        units.run(one.source, kept)
    assert before - set(kept) == {"_check", "_marks"}


def test_visible_cells_keep_the_secret():
    """Is nothing that marks, and no formula of the code, to be read in what students get?"""
    for secret in ("sigmoid(X @ w)", "X.T @", "np.insert(", '(False, 0)', "d/dz[L]",
                   "d/dz[ln(sigma(z))]", "looks as if", "linalg.solve"):  # fmt: skip
        assert secret not in units.visible(UNIT), secret
        assert secret in str(units.source(UNIT)) or secret == "looks as if"


def test_example_of_a_derivation():
    """Is the example sound, and of no function that the exercise asks for?"""
    found = solved()
    traced = units.run(cell("example"), found).value
    assert [step.verdict for step in traced.steps] == ["follows"] * 3
    assert str(traced.derivation.lines[0].node) not in cell("partial")
    example = cell("partial-task").split('"""')[1].strip()
    assert example in cell("example")


def test_examples_in_code_run():
    """Does each example in the tasks run, and reach what it is for?"""
    blocks = {}
    for slug in ("code-task", "check-task", "train-task"):
        code = cell(slug).partition("```python\n")[2].partition("```")[0]
        blocks[slug] = {"np": np}
        assert units.run(code, blocks[slug]).error is None
    line_loss, slopes = blocks["code-task"]["line_loss"], blocks["check-task"]["slopes"]
    assert line_loss(np.array([1.0, 2]), np.array([[1.0, 0], [1, 1]]), np.array([1.0, 1])) == 2
    assert slopes(np.array([1.0, 2.0])) == pytest.approx([8, 3], abs=0.02)
    assert blocks["train-task"]["weights"] == pytest.approx([3, 0], abs=1e-6)
