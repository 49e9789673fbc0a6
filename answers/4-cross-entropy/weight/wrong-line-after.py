# points: 1.0
# message: Line 9 is not where it breaks
weight["line"] = 9
