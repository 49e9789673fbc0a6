"""The functions that notebooks call: tracing derivations, checking answers, showing figures."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from sigmoid_course.cells import watch

if TYPE_CHECKING:  # for editors and type checkers; the same names are in _MODULES below
    from steptrace.checks.derivation import check_derivation as check_derivation
    from steptrace.checks.derivation import check_expression as check_expression
    from steptrace.checks.find_slip import check_slip as check_slip
    from steptrace.checks.outcome import NotYet as NotYet
    from steptrace.tracer import trace as trace

    from sigmoid_course.checks.cases import check_cases as check_cases
    from sigmoid_course.checks.claims import check_claims as check_claims
    from sigmoid_course.checks.figure import check_figure as check_figure
    from sigmoid_course.checks.function import check_function as check_function
    from sigmoid_course.checks.gradient import check_gradient as check_gradient
    from sigmoid_course.checks.minimum import check_minimum as check_minimum
    from sigmoid_course.checks.table import check_table as check_table
    from sigmoid_course.hint import hint as hint
    from sigmoid_course.hints import hints as hints
    from sigmoid_course.practice import practice as practice
    from sigmoid_course.show.figure import show as show
    from sigmoid_course.show.figure import style as style
    from sigmoid_course.show.slider import slider as slider
    from sigmoid_course.show.text_alternatives import text_alternatives as text_alternatives
    from sigmoid_course.status import status as status

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
    "hint": "sigmoid_course.hint",
    "hints": "sigmoid_course.hints",
    "practice": "sigmoid_course.practice",
    "show": "sigmoid_course.show.figure",
    "slider": "sigmoid_course.show.slider",
    "status": "sigmoid_course.status",
    "style": "sigmoid_course.show.figure",
    "text_alternatives": "sigmoid_course.show.text_alternatives",
    "trace": "steptrace.tracer",
}

__all__ = sorted(_MODULES)


def __getattr__(name: str) -> Any:
    """Import a function's module on first use, so that importing this module is fast."""
    if name not in _MODULES:
        raise AttributeError(f"sigmoid_course.tutor has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(_MODULES[name]), name)


def __dir__() -> list[str]:
    return __all__


watch()
