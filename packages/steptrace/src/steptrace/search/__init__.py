"""Looks for what leads from one line to the next: rules, leaps, and slips."""
