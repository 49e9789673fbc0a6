"""Runs a student's code where it can neither read nor change anything of the host."""
