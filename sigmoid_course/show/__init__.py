"""Figures and sliders for the reading notebooks."""
