"""Tests of the patterns of tasks: each can be solved, and the slips that it invites are named."""

import os
from itertools import islice
from random import Random

import pytest
from steptrace.context import Context
from steptrace.notation.printer import to_text
from steptrace.practice.judgement import judge
from steptrace.practice.patterns import RULES, SLIPS, filled
from steptrace.practice.task import Task, tasks
from steptrace.registry import RULES as RULES_OF_THE_NOTATION
from steptrace.registry import SLIPS as SLIPS_OF_THE_NOTATION
from steptrace.rules.families import NAMED
from steptrace.rules.slope import Slope
from steptrace.search.buggy import buggy_derivatives
from steptrace.tracer import trace
from steptrace_helpers.solver import solution

KINDS = [(name, level) for name in RULES for level in (1, 2, 3)] + [(name, 1) for name in SLIPS]
SOUND = "Sound, from start to end."
# How many tasks of each kind are solved; `make practice` asks for a thousand.
COUNT = int(os.environ.get("PRACTICE_TASKS", "2"))

# What a student writes below a pattern who makes a slip: slip -> pattern -> line.
QUOTIENTS = {
    "quotient-order": (
        "(x * 2x - (x^2 + {b}))/(x^2 + {b})^2",
        "(x^2 - 2x (x + {b}))/(x + {b})^2",
        "(2x e^x - e^x (x^2 + {b}))/(x^2 + {b})^2",
    ),
    "quotient-plus": (
        "((x^2 + {b}) + x * 2x)/(x^2 + {b})^2",
        "(2x (x + {b}) + x^2)/(x + {b})^2",
        "(e^x (x^2 + {b}) + 2x e^x)/(x^2 + {b})^2",
    ),
    "quotient-factors": (
        "(x - (x^2 + {b}) 2x)/(x^2 + {b})^2",
        "(2x * x^2 - (x + {b}))/(x + {b})^2",
        "(e^x e^x - (x^2 + {b}) 2x)/(x^2 + {b})^2",
    ),
    "quotient-square": (
        "((x^2 + {b}) - x * 2x)/(x^2 + {b})",
        "(2x (x + {b}) - x^2)/(x + {b})",
        "(e^x (x^2 + {b}) - 2x e^x)/(x^2 + {b})",
    ),
    "quotient-of-derivatives": ("1/(2x)", "2x/1", "e^x/(2x)"),
}
LINES = {
    **QUOTIENTS,
    "constant": ("e^x + a", "{n}x^({n} - 1) + b", "1/x + e^{n}"),
    "variable-as-constant": ("1/z * 0", "{n}z^({n} - 1) * 0"),
    "power-decrement": ("{n}x^{n}", "{a} * {n} x^{n}"),
    "product-of-derivatives": (
        "{n}x^({n} - 1) * 1/x",
        "{n}x^({n} - 1) e^x",
        "{n}x^({n} - 1) cos(x)",
    ),
    "half-product-rule": ("{n}x^({n} - 1) ln(x)", "x^{n} e^x", "x^{n} cos(x)"),
    "reciprocal": ("1/(1/x)", "1/(2x)", "1/e^x"),
    "inner-derivative": (
        "{n}(x^2 + {b})^({n} - 1)",
        "{n}(x^3 {s} {b})^({n} - 1)",
        "e^(-{a}x)",
        "1/(x^2 + {b})",
    ),
    "inner-twice": (
        "{n}(x^2 + {b})^({n} - 1) * 2x * 2x",
        "{n}(x^3 {s} {b})^({n} - 1) * 3x^2 * 3x^2",
        "e^(x^{n}) * {n}x^({n} - 1) * {n}x^({n} - 1)",
    ),
    "outer-derivative-lost": ("(2x)^{n}", "(3x^2)^{n}", "sqrt(2x)"),
    "power-rule-on-exponential": ("x e^(x - 1)", "x * {a}^(x - 1)"),
    "log-base": ("1/x", "{a}^x"),
    "log-reciprocal": ("1/ln(x)", "{a}/ln(x)", "{n}x^({n} - 1) + 1/ln(x)"),
    "sign": ("{a}x - x^2 - {b}", "{b} - {a}x - {a} * {d}"),
    "reflected": ("1/(1 + e^x)", "{a}/({b} + e^x)"),
    "complement": ("1/(1 + e^x)", "e^x/(e^x + {b})"),
    "log-of-sum": ("ln(x + {b} + x)", "ln(x + {b} + {a})"),
    "log-of-product": ("ln({a}) ln(x)", "ln(x)/ln({a})", "ln({a}) ln(x + {b})"),
    "fraction-split": ("1/(x + {a})", "1/(x + x^2 + {b})"),
    "one-part-multiplied": ("2/(x (x + {b}))", "(1 - {a})/x"),
    "cancelling-through-sum": ("x^({n} - 1) + {a}x", "{a} - x^{n}"),
    "power-over-sum": ("x^2 + {b}^2", "({a}x)^2 + {b}^2"),
    "exponent-arithmetic": ("x^({n} * {m})", "x^({n} + {m})", "e^({n}x)"),
    "negative-exponent": ("{b} - e^x", "{b} - x^{n}"),
}
PLANTED = [
    pytest.param(slip, pattern, line, id=f"{slip} {position}")
    for slip, patterns in SLIPS.items()
    for position, (pattern, line) in enumerate(zip(patterns, LINES[slip], strict=True))
]


def test_each_rule_and_slip_of_the_notation_has_patterns():
    """Is there practice for each name in docs/notation.md, and for no other?"""
    assert set(RULES) == set(RULES_OF_THE_NOTATION)
    assert set(SLIPS) == set(SLIPS_OF_THE_NOTATION)
    assert all(len(set(patterns)) > 1 for levels in RULES.values() for patterns in levels)
    assert all(len(set(patterns)) > 1 for patterns in SLIPS.values())


@pytest.mark.parametrize(("name", "level"), KINDS)
def test_a_task_is_solved_by_the_rules(name, level):
    """Is the way by one rule after another, ended by SymPy, right, and no part of it enough?"""
    made = islice(tasks(name, level, seed=2), COUNT)
    for task in {task.start: task for task in made}.values():
        answer = solution(task)
        assert (judge(task, answer).said, judge(task, answer).slips) == (SOUND, ()), answer
        assert not judge(task, task.start).done


@pytest.mark.parametrize("name", NAMED)
def test_a_rule_is_what_its_tasks_are_solved_by(name):
    """Is each of the tasks of level 1 solved by a step of the rule that it trains?"""
    for pattern in RULES[name][0]:
        task = Task(name, filled(pattern.text, Random(name)), pattern)
        used = {rule for step in trace(solution(task)).steps for rule in (*step.rules, *step.also)}
        assert name in used, task.start


@pytest.mark.parametrize(("slip", "pattern", "line"), PLANTED)
def test_a_slip_in_its_tasks_is_named(slip, pattern, line):
    """Is the slip that a pattern invites named, whatever the numbers are?"""
    for seed in range(3):
        answer = filled(f"{pattern.text}\n= {line}", Random(seed))
        task = Task(slip, filled(pattern.text, Random(seed)), pattern)
        assert answer.startswith(task.start)
        assert judge(task, answer).slips == (slip,), answer


DIFFERENTIATED = [
    (name, level)
    for name, levels in RULES.items()
    for level, patterns in enumerate(levels, start=1)
    if all(pattern.text.startswith("d/dx[") for pattern in patterns)
]


@pytest.mark.parametrize(("name", "level"), DIFFERENTIATED)
def test_ten_slips_in_the_tasks_of_a_kind_are_named(name, level):
    """Is each slip in a first step among those that are named, ten of them in each kind?"""
    found = list(islice(first_steps_with_slips(name, level), 10))
    assert len(found) >= (8 if name == "known derivative" else 10)
    for task, slip, line in found:
        fault = judge(task, f"{task.start}\n= {to_text(line)}").traced.fault
        assert slip in fault.slips, (task.start, to_text(line))


def first_steps_with_slips(name, level):
    """Each slip that the tasks of a kind leave room for, each once in a task."""
    for task in islice(tasks(name, level, seed=9), 40):
        lines = buggy_derivatives(task.sides[0].arg, Slope("x", Context(), frozenset()))
        first = {slip.name: line for slip, line in reversed(list(lines))}
        yield from ((task, slip, line) for slip, line in first.items())


def test_numbers_stay_small():
    """Are numbers small, and those of one kind different?"""
    for seed in range(50):
        a, c, b, d, n, m = map(int, filled("{a} {c} {b} {d} {n} {m}", Random(seed)).split())
        assert len({a, c}) == len({b, d}) == len({n, m}) == 2
        assert {a, c, n, m} <= set(range(2, 6))
        assert {b, d} <= set(range(2, 10))
