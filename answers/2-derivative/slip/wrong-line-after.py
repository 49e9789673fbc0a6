# points: 4
# message: Line 15 is not where it breaks
slip["line"] = 15
