"""Implicit differentiation: equations, and the curves that they define."""
