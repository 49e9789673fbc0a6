"""Translates derivations in LaTeX to the text notation, and keeps track of columns."""
