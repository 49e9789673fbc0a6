# points: 1.0
# message: Line 7 is not where it breaks
weight["line"] = 7
