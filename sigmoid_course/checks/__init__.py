"""Checks of code, figures, tables and claims."""
