"""The report on a whole class: how marks are distributed, what went wrong, who is missing."""
