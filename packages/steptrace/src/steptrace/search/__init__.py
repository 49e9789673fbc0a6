"""Searches for the rules or the slips that lead from one line to the next."""
