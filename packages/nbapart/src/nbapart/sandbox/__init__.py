"""Runs a student's code isolated from the host: it can neither read nor change the host's files."""
