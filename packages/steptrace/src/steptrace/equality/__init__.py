"""Decides whether two expressions are the same function: by values first, then by a proof."""
