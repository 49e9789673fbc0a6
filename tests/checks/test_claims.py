"""Tests of claims: a pair settles one, a bare guess or a wrong proof does not."""

import math

import numpy as np
import pytest
from steptrace.checks.outcome import NotYet

from sigmoid_course.checks.claims import check_claims

KEY = {"every square": (False, lambda x: x * x <= x), "some square": (True, "B")}


@pytest.mark.parametrize("witness", [0, 0.5, np.float32(0.25), 1])
@pytest.mark.parametrize("letter", ["B", "b", " B "])
def test_any_witness_and_the_reason_settle(witness, letter):
    """Does every number that shows it count, and the letter however it is written?"""
    claims = {"every square": (False, witness), "some square": [True, letter]}
    assert check_claims(claims, KEY, reasons="ABC", points=3) == 3


def test_a_pair_of_numpy_settles():
    """Are NumPy's truth values and numbers taken, also in arrays of shape ()?"""
    for pair in [(np.False_, np.float32(0.5)), (np.array(False), np.array(0.5))]:
        claims = {"every square": pair, "some square": (True, np.str_("B"))}
        assert check_claims(claims, KEY, reasons="ABC", points=3) == 3


@pytest.mark.parametrize(
    "pair",
    [
        None,
        False,
        (False,),
        (False, None),
        (False, 2),
        (True, 0.5),
        (False, "A"),
        (False, math.inf),
        (False, math.nan),
        ("False", 0.5),
        (0, 0.5),
        (False, True),
        (False, 0.5, "A"),
        {False: 0.5},
    ],
)
def test_a_wrong_pair_earns_nothing(pair, capsys):
    """Does a guess, a wrong proof or another form earn nothing, and is it named?"""
    claims = {"every square": pair, "some square": (True, "B")}
    assert check_claims(claims, KEY, reasons="ABC", points=3) == 1.5
    said = capsys.readouterr().out
    assert "every square: " in said
    assert "some square" not in said


@pytest.mark.parametrize("answer", [None, "", [], 3])
def test_no_dict_earns_nothing(answer, capsys):
    """Is an answer that is no dict told so, for no points?"""
    assert check_claims(answer, KEY, reasons="ABC", points=3) == 0
    assert "should be a dict" in capsys.readouterr().out


@pytest.mark.parametrize("truth", [True, False])
@pytest.mark.parametrize("proof", [0.5, 7, "A", "B"])
def test_the_form_does_not_tell_right_from_wrong(truth, proof, capsys):
    """Does the check of the form say the same of every pair, so that trying all tells nothing?"""
    claims = dict.fromkeys(KEY, (truth, proof))
    assert check_claims(claims, list(KEY), reasons="ABC") is None
    assert "shows when it is marked" in capsys.readouterr().out


@pytest.mark.parametrize("proof", ["D", "", "AB", None, math.inf, 10**400])
def test_the_form_of_a_proof_is_checked(proof):
    """Is a proof that is neither a finite number nor a letter from the list refused?"""
    claims = {"every square": (False, proof), "some square": (True, "B")}
    with pytest.raises(NotYet, match="every square"):
        check_claims(claims, list(KEY), reasons="ABC")
