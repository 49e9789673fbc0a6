"""Which rule does a comment name, or nearly name?"""

import pytest
from steptrace.claims import claimed, meant
from steptrace.messages.trace import claims
from steptrace.registry import RULES
from steptrace.tracer import trace


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_claimed_by_its_name(rule):
    """Does the name of a rule claim it in any case, with hyphens and a full stop?"""
    for comment in (rule, rule.upper(), rule.replace(" ", "-") + ".", f"  {rule} "):
        assert (claimed(comment), meant(comment)) == (rule, None)


@pytest.mark.parametrize("rule", RULES)
def test_a_misspelt_name_means_the_rule(rule):
    """Is the rule meant where a letter is missing, or two are exchanged?"""
    for comment in (rule[:2] + rule[3:], rule[:1] + rule[2] + rule[1] + rule[3:]):
        assert (claimed(comment), meant(comment)) == (None, rule)


@pytest.mark.parametrize(
    "comment", ["", "by hand", "product", "chain", "rule", "since x > 0", "e^x goes up", "why?"]
)
def test_any_other_comment_is_no_claim(comment):
    """Is a remark left alone?"""
    assert (claimed(comment), meant(comment)) == (None, None)


def test_a_claim_on_a_leap_is_checked():
    """Is one of the rules that a leap takes no wrong claim, and any other told?"""
    leap = "d/dx ln(sigma(x))\n= 1 - sigma(x)  # "
    told = {rule: claims(trace(leap + rule).steps) for rule in ("known derivative", "power rule")}
    assert told["known derivative"] == []
    assert told["power rule"][0].startswith("Line 2: True, but not by the power rule. True, but")


def test_a_misspelt_rule_is_told_and_changes_no_verdict():
    """Does the step follow as without its comment, and its note ask what was meant?"""
    traced = trace("d/dx x^3\n= 3x^2  # powr rule")
    assert (traced.verdict, traced.steps[0].verdict) == ("sound", "follows")
    assert "Did you mean power rule?" in str(traced)
