"""No reading holds an answer: who copies any piece of it into the sheet earns little or nothing."""

import ast

import numpy as np
import pytest
from helpers import copying, derivations, readings, units

from sigmoid_course import tutor

MOST = 2 / 3  # of a derivation that has several legs


def named(exercise):
    return f"{exercise.unit[0]}-{exercise.name}"


def of_check(*checks):
    """The parts of the sheets that one of the checks marks."""
    return [
        pytest.param(mark, id=f"{mark.unit[0]}-{mark.cell}")
        for mark in copying.marks()
        if mark.check in checks
    ]


def asked(mark):
    """The function that a sheet asks for: what it takes, and the reference."""
    for cell in (c for c in units.source(mark.unit).cells if c.cell_type == "code"):
        for node in ast.parse(cell.source).body:
            if isinstance(node, ast.FunctionDef) and node.name == mark.names[0]:
                names = units.solved(mark.unit)
                units.run(cell.source, names)
                return [taken.arg for taken in node.args.args], names[node.name]
    raise LookupError(f"{mark.unit} asks for no function {mark.names[0]}.")


def paying(answers, mark, most=0):
    """Those answers that earn more than a share."""
    return [key for key, answer in answers if mark.earned(answer) > most + 1e-9]


def of_texts(exercise, texts, most):
    """Those texts that earn more than a share where they are copied into a derivation."""
    # A text that has fewer lines than are asked for earns half of the legs at most.
    long = [text for text in texts if len(copying.expressions(text)) >= max(exercise.legs - 1, 1)]
    return [t for t in long if exercise.earned(copying.answer(exercise, t)) > most + 1e-9]


@pytest.mark.parametrize("exercise", derivations.exercises(), ids=named)
def test_no_text_is_a_derivation_that_is_asked_for(exercise):
    """Does a derivation or formula of the reading leave at least a leg, and a third, to be done?"""
    most = MOST if exercise.legs > 1 else 0
    assert of_texts(exercise, copying.texts(exercise.unit), most) == []
    assert of_texts(exercise, [exercise.reference], most) == [exercise.reference]


def given(mark, texts):
    """The answers that give each expression of some texts: expression -> answer."""
    found = dict.fromkeys(one for text in texts for one in copying.expressions(text))
    slip = mark.check == "check_slip"
    return [(one, {"correction": one} if slip else one) for one in found]


def of_expression():
    """The parts of the sheets that one expression earns, each with that of the reference."""
    for part in of_check("check_expression", "check_slip"):
        (mark,) = part.values
        answer = units.solved(mark.unit)[mark.names[0]]
        right = answer if isinstance(answer, str) else answer["correction"]
        if paying(given(mark, [right]), mark):
            yield part


@pytest.mark.parametrize("mark", list(of_expression()))
def test_no_expression_is_one_that_is_asked_for(mark):
    """Is no expression of the reading an answer, unless the sheet prints one?"""
    printed = copying.written(units.visible(mark.unit))
    if not paying(given(mark, printed), mark):
        assert paying(given(mark, copying.texts(mark.unit)), mark) == []


def broken(texts):
    """The steps of derivations that do not follow."""
    steps = (step for text in texts for step in tutor.trace(text).steps)
    return {(step.before, step.after) for step in steps if step.verdict == "breaks"}


@pytest.mark.parametrize("unit", ["2-derivative", "4-cross-entropy"])
def test_no_trace_tells_the_slip_that_is_to_be_found(unit):
    """Does the reading trace none of the steps that break in the derivations of the sheet?"""
    cells = [c.source for c in units.source(unit).cells if "tutor.check_slip" in c.source]
    shown = [text for text in units.solved(unit).values() if isinstance(text, str)]
    slips = broken(text for text in shown if any(text in cell for cell in cells))
    assert slips
    assert not slips & broken(copying.texts(unit))


@pytest.mark.parametrize("mark", of_check("check_function", "check_cases"))
def test_no_code_is_a_function_that_is_asked_for(mark):
    """Is nothing that the reading's code computes an answer, written as a function?"""
    taken, reference = asked(mark)
    assert paying(copying.functions(mark.unit, taken), mark) == []
    assert paying([("reference", reference)], mark) == ["reference"]


def copied(mark, numbers, pack):
    """Those numbers that earn where they stand, and not where they are off by a fiftieth.

    Answers within a wide range are found by trying, wherever a number comes from.
    """

    def earned(number):
        return mark.earned_by(mark.filled(pack(number)))

    return [n for n in numbers if earned(n) > max(earned(1.02 * n), earned(0.98 * n))]


PACKS = {
    "check_table": [lambda number: number],
    "check_claims": [lambda number: (True, number), lambda number: (False, number)],
}


@pytest.mark.parametrize("mark", of_check(*PACKS))
def test_no_number_is_one_that_is_asked_for(mark):
    """Is no number of the reading an answer, in a table or to a claim, unless the sheet has it?"""
    visible = copying.numbers(units.visible(mark.unit))
    held = copying.numbers(copying.shown(mark.unit)).keys() - visible.keys()
    assert len(held) > 20
    for pack in PACKS[mark.check]:
        assert copied(mark, held, pack) == []


@pytest.mark.parametrize(("cell", "number"), [("table-marks", 0.731), ("predict-marks", 34.54)])
def test_a_number_that_is_asked_for(cell, number):
    """Is a number that is an answer found among others, and one that is near it not?"""
    (mark,) = (mark for mark in copying.marks() if mark.cell == cell)
    assert copied(mark, [0.123, number, 456.0], *PACKS[mark.check]) == [number]


@pytest.mark.parametrize("mark", of_check(*PACKS))
def test_no_dict_is_one_that_is_asked_for(mark):
    """Is no dict that the reading's names hold a table or the claims?"""
    assert paying(copying.dicts(mark.unit), mark) == []
    solved = units.solved(mark.unit)
    assert mark.earned_by({name: solved[name] for name in mark.names}) == 1


@pytest.mark.parametrize("mark", of_check("check_minimum"))
def test_no_array_holds_the_weights_that_are_asked_for(mark):
    """Do none of the reading's arrays, or of their rows, come down to the least loss?"""
    solved = units.solved(mark.unit)
    right, loss = solved[mark.names[0]], solved["train_loss"]
    fit = [(key, row) for key, row in copying.arrays(mark.unit) if row.shape == right.shape]
    assert len(fit) > 100
    # What is above the loss at the start earns nothing, and most rows are.
    start = loss(np.zeros(right.shape))
    assert paying([(key, row) for key, row in fit if loss(row) < start], mark) == []
    assert paying([("reference", right)], mark) == ["reference"]


@pytest.mark.parametrize("mark", of_check("check_claims"))
def test_no_claim_stands_in_the_reading(mark):
    """Is none of the claims of a sheet a sentence of its reading?"""
    task = copying.cells(mark.unit)[mark.cell.rpartition("-")[0] + "-task"].source
    claims = [row.split("|")[2] for row in task.splitlines() if row.startswith("| `")]
    prose = plain(readings.prose(mark.unit))
    assert [claim for claim in claims if plain(claim) in prose] == []


def plain(text):
    """A text by its letters and digits alone."""
    return "".join(filter(str.isalnum, text.lower()))


@pytest.mark.parametrize("mark", of_check("check_figure"))
def test_no_figure_is_one_that_is_asked_for(mark):
    """Does each figure of the reading leave at least half of each part to be done?"""
    drawn = [(n, given["figure"]) for n, given in enumerate(readings.read(mark.unit).figures)]
    assert drawn
    assert paying(drawn, mark, 1 / 2) == []


def test_everything_that_is_marked_is_tried():
    """Does this module copy into the parts that each of the checks marks?"""
    tried = {"check_derivation", "check_expression", "check_slip", "check_function", "check_cases"}
    tried |= {*PACKS, "check_minimum", "check_figure"}
    assert {mark.check for mark in copying.marks()} == tried
