"""Checks of answers in the notation: the message to the student, and the points earned."""
