"""Checks of derivations: what a student hears of an answer, and the points it earns."""
