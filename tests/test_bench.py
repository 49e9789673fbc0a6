"""What the bench relies on is still there; it is too slow to run with the tests."""

from importlib.util import module_from_spec, spec_from_file_location

from helpers import units
from steptrace import trace
from steptrace.tracer import _traced


def test_derivations_are_forgotten():
    """Does the bench trace a derivation as if no other had been traced before it?"""
    path = units.ROOT / "tests" / "bench" / "marking.py"
    spec = spec_from_file_location("marking", path)
    marking = module_from_spec(spec)
    spec.loader.exec_module(marking)
    trace("x + x\n= 2x")
    assert _traced.cache_info().currsize > 0
    marking.forget()
    assert _traced.cache_info().currsize == 0
