"""Implicit differentiation: judges derivations by equations, and the curves that these define."""
