"""Derivations in LaTeX: translated to the text notation, with the columns kept."""
