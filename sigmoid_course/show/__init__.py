"""What the reading notebooks show: figures and sliders."""
