# points: 1.5
# message: Line 10 is not where it breaks
square["line"] = 10
