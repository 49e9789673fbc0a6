# points: 1.0
# message: Line 5 is not where it breaks
entropy["line"] = 5
