"""Settings go to workers as plain data, and only those that they use."""

import pickle

from nbapart import share_timeout
from nbapart.config import configure
from nbapart.engine import settings
from nbgrader.converters import Autograde
from nbgrader.preprocessors import IgnorePattern
from traitlets.config import Config


def test_marks_are_saved_by_the_writer():
    """Do workers run all that comes before marks are saved, and the writer the rest?"""
    c = Config()
    configure(c)
    c.Autograde.autograde_preprocessors.insert(1, IgnorePattern)
    executed, recorded = settings.steps(Autograde(config=c))
    assert recorded[0] == "nbapart.gradebook.save.SaveMarks"
    assert executed[-1] == "nbgrader.preprocessors.LimitOutput"
    assert "nbgrader.preprocessors.ignorepattern.IgnorePattern" in executed


def test_only_what_workers_use_travels():
    """Do settings of steps and limits travel, those of their base classes too, and no others?"""
    c = Config()
    c.SafeExecute.timeout = 7
    c.Execute.timeout = 8
    c.Limits.memory = 512
    c.Autograde.post_convert_hook = lambda **_: None
    found = settings.sections(c, ["nbapart.preprocessors.execute.SafeExecute"])
    assert found == {
        "Execute": {"timeout": 8},
        "Limits": {"memory": 512},
        "SafeExecute": {"timeout": 7},
    }
    assert pickle.loads(pickle.dumps(found)) == found


def test_functions_stay():
    """Do settings travel without the functions among them, and are they the same each time?"""
    found = []
    for _ in range(2):
        c = Config()
        share_timeout(c, 15, later=2)
        c.SafeExecute.timeout = 7
        found.append(settings.sections(c, ["nbapart.preprocessors.execute.SafeExecute"]))
    assert found[0] == found[1] == {"Execute": {}, "SafeExecute": {"timeout": 7}}
    assert pickle.loads(pickle.dumps(found)) == found


def test_a_list_that_is_added_to_is_plain():
    """Does a setting that adds to a default travel as well?"""
    c = Config()
    c.LimitOutput.max_traceback.prepend([1])
    found = settings.sections(c, ["nbgrader.preprocessors.LimitOutput"])
    assert found == {"LimitOutput": {"max_traceback": {"prepend": [1]}}}
