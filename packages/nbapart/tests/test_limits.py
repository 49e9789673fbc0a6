"""Each limit is a setting, and says in a sentence what it limits."""

import pytest
from nbapart.limits import Limits
from traitlets.config import Config

TRAITS = Limits.class_own_traits()


@pytest.mark.parametrize("name", TRAITS)
def test_each_is_a_setting_with_a_sentence(name):
    """Can every limit be set in the configuration, and does its help say what it is?"""
    trait = TRAITS[name]
    assert trait.metadata["config"]
    assert trait.help[0].isupper()
    assert trait.help.endswith(".")
    changed = trait.default_value + 1
    assert getattr(Limits(config=Config({"Limits": {name: changed}})), name) == changed


def test_limits_of_a_process():
    """Are memory and files counted in bytes, and no memory dumps written?"""
    found = Limits(memory=1024, file_size=3, cpu=7, processes=20, open_files=99).rlimits()
    assert found["as"] == 2**30
    assert found["fsize"] == 3 * 2**20
    assert (found["cpu"], found["nproc"], found["nofile"], found["core"]) == (7, 20, 99, 0)
