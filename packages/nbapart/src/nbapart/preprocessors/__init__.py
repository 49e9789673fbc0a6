"""Replacements for steps of nbgrader: restoring cells, running them, completing feedback."""
