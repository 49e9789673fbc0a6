# points: 4
# message: Line 3 is not where it breaks
slip["line"] = 3
