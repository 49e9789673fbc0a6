"""Does each slip of the checks of code have its words, and mean what it means in a derivation?"""

import pytest

from sigmoid_course.logistic import FUNCTIONS
from sigmoid_course.slips import SLIPS, Slip


def test_right_answer_is_not_told():
    """Do the wordings keep formulas of the answers to themselves?"""
    told = " ".join(slip.sentence for slip in SLIPS.values())
    for formula in ("1 / (1 +", "1/(1 +", "exp(", "np.", "log1p(", "logaddexp", "sigma(x)(1"):
        assert formula not in told


def test_no_slip_without_a_sentence():
    """Is a slip refused where nothing is said of it?"""
    with pytest.raises(ValueError, match="'half' has no sentence"):
        Slip("half", "")


def test_every_slip_is_of_use():
    """Does some function or check name each slip of the vocabulary?"""
    recognised = {name for one in FUNCTIONS.values() for name, _ in one.mistakes}
    general = {"sign-of-whole", "base-2", "base-10", "same-everywhere", "rounded"}
    of_arrays = {"constant-factor", "values-reordered", "component-lost", "steps-uphill"}
    assert recognised | general | of_arrays == set(SLIPS)
