"""What a student meets: derivations traced line by line, and checks of answers."""

from importlib import import_module

_MODULES = {
    "NotYet": "steptrace.checks.outcome",
    "check_cases": "sigmoid_course.checks.cases",
    "check_claims": "sigmoid_course.checks.claims",
    "check_derivation": "steptrace.checks.derivation",
    "check_expression": "steptrace.checks.derivation",
    "check_figure": "sigmoid_course.checks.figure",
    "check_function": "sigmoid_course.checks.function",
    "check_gradient": "sigmoid_course.checks.gradient",
    "check_minimum": "sigmoid_course.checks.minimum",
    "check_slip": "steptrace.checks.find_slip",
    "check_table": "sigmoid_course.checks.table",
    "show": "sigmoid_course.show.figure",
    "slider": "sigmoid_course.show.slider",
    "style": "sigmoid_course.show.figure",
    "trace": "steptrace.tracer",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    """Load a call's module when it is first used, so that the import stays light."""
    if name not in _MODULES:
        raise AttributeError(f"sigmoid_course.tutor has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__():
    return __all__
