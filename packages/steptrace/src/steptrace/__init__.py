"""Reads a typed derivation and judges each line: by which rule it follows, or what went wrong."""

from importlib import import_module

_MODULES = {
    "NotYet": "checks.outcome",
    "Step": "step",
    "Trace": "result",
    "check_derivation": "checks.derivation",
    "check_expression": "checks.derivation",
    "check_slip": "checks.find_slip",
    "trace": "tracer",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    """Import a name's module on first use, so that `import steptrace` stays fast."""
    if name not in _MODULES:
        raise AttributeError(f"steptrace has no {name}; it has {', '.join(__all__)}")
    return getattr(import_module(f"steptrace.{_MODULES[name]}"), name)


def __dir__():
    return __all__
