"""Property tests: true derivations are never refuted, and a slip is found at its line."""

import json
import os
import random
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from steptrace.context import Context
from steptrace.equality.differentiate import derivative
from steptrace.expression import (
    ONE,
    TWO,
    Add,
    Call,
    Derivative,
    Mul,
    Name,
    Neg,
    Num,
    Pow,
    replace,
    rewrite,
    walk,
)
from steptrace.form.unevaluated import outermost
from steptrace.notation.printer import to_text
from steptrace.rules.families import INNERMOST_FIRST
from steptrace.tracer import TRUE, trace
from steptrace_helpers import trees
from steptrace_helpers.derivations import FOLDER
from steptrace_helpers.sampled import KINDS, sample

MANY = settings(
    max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
SCOPE = Context()
SAMPLED = 25
PLAIN = (Fraction(2, 3), Fraction(7, 5), Fraction(-4, 9), Fraction(11, 4))


@st.composite
def sound_lines(draw, start=None):
    """The lines of a derivation, each made from the one before by something that is true."""
    line = Derivative(draw(trees.expressions), "x") if start is None else start
    lines = [line]
    for _ in range(draw(st.integers(1, 4))):
        line = draw(st.sampled_from(_moves(line)))(draw)
        assume(line.size < 120)
        lines.append(line)
    return lines


def _moves(line):
    moves = [lambda draw: trees.rewritten(line, draw), lambda draw: trees.turned(line)]
    for held in outermost(line):
        forms = [form for rule in INNERMOST_FIRST for form in rule.apply(held, SCOPE)]
        forms.append(derivative(held.arg, held.by))
        moves += [lambda draw, f=f, h=held: replace(line, {h: f}) for f in forms]
    return moves


def text_of(lines):
    """Lines as a student types them."""
    return "\n= ".join(map(to_text, lines))


@MANY
@given(sound_lines())
def test_sound_work_is_never_refuted(lines):
    """Is no line that a rule or a true rewriting leads to called wrong?"""
    result = trace(text_of(lines), constants="y")
    assert {step.verdict for step in result.steps} <= {*TRUE, "undecided"}


def _slips(old):
    return [
        Neg(old),
        Add((old, ONE)),
        Mul((TWO, old)),
        Pow(old, TWO),
        Name("x"),
        Call("sigma", old),
        Num(Fraction(3)),
    ]


@MANY
@given(sound_lines(), st.data())
def test_a_planted_slip_is_found_at_its_line(lines, data):
    """Is a line that SymPy finds changed in value the first one at fault, and does it break?"""
    at = data.draw(st.integers(1, len(lines) - 1))
    old = data.draw(st.sampled_from(list(walk(lines[at]))))
    wrong = trees.replaced(lines[at], old, data.draw(st.sampled_from(_slips(old))))
    assume(_far_apart(lines[at - 1], wrong))
    rest = data.draw(sound_lines(wrong))
    result = trace(text_of([*lines[:at], *rest]), constants="y")
    assume(all(step.verdict in TRUE for step in result.steps[: at - 1]))  # else undecided there
    assert (result.verdict, result.line) == ("broken", at + 1)


def _far_apart(before, after):
    """Whether two lines differ by a thousandth or more at most of some plain points."""
    far = []
    for x in PLAIN:
        values = [trees.value(line, {"x": x, "y": Fraction(6, 7)}) for line in (before, after)]
        if None not in values:
            far.append(abs(values[0] - values[1]) > 1e-3 * max(map(abs, values)) + 1e-9)
    return len(far) > 1 and all(far)


def _verdicts(lines):
    result = trace(text_of(lines))
    return result.verdict, result.line, [step.verdict in TRUE for step in result.steps]


@MANY
@given(sound_lines(), st.data())
def test_verdicts_depend_on_neither_order_nor_names(lines, data):
    """Is the verdict the same with all sums turned round, and with other letters?"""
    if data.draw(st.booleans()):
        old = data.draw(st.sampled_from(list(walk(lines[-1]))))
        lines = [*lines, trees.replaced(lines[-1], old, data.draw(st.sampled_from(_slips(old))))]
    expected = _verdicts(lines)
    assume(expected[0] != "undecided")
    assert _verdicts(list(map(trees.turned, lines))) == expected
    others = data.draw(st.sampled_from([("q", "a"), ("beta", "w_1"), ("y", "x")]))
    assert _verdicts([_renamed(line, *others) for line in lines]) == expected


def _renamed(line, x, y):
    letters = {"x": x, "y": y}

    def change(part):
        if isinstance(part, Name):
            return Name(letters.get(part.name, part.name))
        if isinstance(part, Derivative):
            return Derivative(part.arg, letters[part.by], part.order)
        return part

    return rewrite(line, change)


def _all_traces(seed, order):
    """What a new process says of every derivation, with a hash seed, first to last or reversed."""
    script = (
        "import json, sys\n"
        "from pathlib import Path\n"
        "from steptrace import trace\n"
        "paths = sorted(Path(sys.argv[1]).glob('*.txt'), reverse=sys.argv[2] == 'back')\n"
        "found = {p.name: trace(p.read_text('utf-8')).as_dict() for p in paths}\n"
        "print(json.dumps(dict(sorted(found.items()))))\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script, str(FOLDER), order],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    ).stdout


def test_verdicts_depend_on_neither_the_run_nor_what_ran_before():
    """Are two runs the same to the byte, with other hash seeds and other things in the caches?"""
    there, back = _all_traces("1", "on"), _all_traces("2", "back")
    assert len(json.loads(there)) > 20
    assert there == back


@pytest.mark.parametrize("name", ["seed-001-chain", "seed-004-as-printed"])
def test_warm_caches_change_nothing(name):
    """Is a derivation traced twice in one process traced alike?"""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert trace(text).as_dict() == trace(text).as_dict()


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_agree_with_the_verdict(kind):
    """Is no step called wrong that holds to 50 digits, and none sound that does not?

    Also with a function given by name, with `let`, and along a curve.
    """
    rng, found = random.Random(kind), []
    while len(found) < SAMPLED:
        made = sample(rng, kind)
        if made:
            found.append((made.true, trace(made.text, constants="ak").verdict))
    assert {true for true, _ in found} == {True, False}
    assert (True, "broken") not in found
    assert (False, "sound") not in found
    assert sum(said == "undecided" for _, said in found) < SAMPLED / 4
