"""What a student meets: derivations traced line by line, and checks of answers."""

from importlib import import_module

_ROOMS = {
    "NotYet": "feedback",
    "check_cases": "cases",
    "check_claims": "claims",
    "check_derivation": "answers",
    "check_expression": "answers",
    "check_figure": "figures",
    "check_function": "functions",
    "check_gradient": "gradient",
    "check_minimum": "minimum",
    "check_slip": "slip",
    "check_table": "table",
    "show": "pictures",
    "slider": "sliders",
    "style": "pictures",
    "trace": "derivation",
}

__all__ = sorted(_ROOMS)


def __getattr__(name):
    """Load a call's module when it is first used, so that the import stays light."""
    if name not in _ROOMS:
        raise AttributeError(f"sigmoid_course.tutor has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(f"sigmoid_course.tutor.{_ROOMS[name]}"), name)


def __dir__():
    return __all__
