"""Who may judge an exercise that has many right answers: an oracle for each, without the tutor.

A unit's oracles stand in a module of its own, `unit_7.py` for unit 7, which has:

- `ORACLES`: an exercise's name -> a name that its answer sets -> who judges what it holds, given
  all names that the answer has set;
- `CURVES`: an exercise's name -> a name -> what it stands for where lines are equations for it.

A unit without such exercises has no module.
"""

from importlib import import_module
from importlib.util import find_spec


def oracles(exercise):
    """Give the judges of an exercise such as "1-sigmoid/plot", by the name that each judges."""
    return _table(exercise, "ORACLES")


def curves(exercise):
    """Give what names stand for in an exercise's equations."""
    return _table(exercise, "CURVES")


def _table(exercise, table):
    unit, name = exercise.split("/")
    module = f"{__name__}.unit_{unit.partition('-')[0]}"
    return getattr(import_module(module), table, {}).get(name, {}) if find_spec(module) else {}
