# points: 1.5
# message: Line 8 is not where it breaks
square["line"] = 8
