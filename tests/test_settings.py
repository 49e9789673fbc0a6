"""The settings of this course say what they limit, and change nothing by it."""

import re

import pytest
from helpers.units import ROOT
from nbapart.limits import Limits

SETTINGS = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", Limits.class_own_traits())
def test_each_limit_stands_in_the_settings(name):
    """Has nbgrader_config.py each limit with its sentence, and the value that it has by itself?"""
    trait = Limits.class_own_traits()[name]
    said, value = re.search(rf"^# (.*)\nc\.Limits\.{name} = (\S+)$", SETTINGS, re.M).groups()
    assert (said, float(value)) == (trait.help, trait.default_value)
