"""Reads a derivation as it is typed, and traces it: each step by its rule, each slip by name."""

from importlib import import_module

_MODULES = {
    "NotYet": "checks.outcome",
    "Step": "result",
    "Trace": "result",
    "check_derivation": "checks.derivation",
    "check_expression": "checks.derivation",
    "check_slip": "checks.find_slip",
    "trace": "tracer",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    """Load a call's module when it is first used, so that the import stays light."""
    if name not in _MODULES:
        raise AttributeError(f"steptrace has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(f"steptrace.{_MODULES[name]}"), name)


def __dir__():
    return __all__
