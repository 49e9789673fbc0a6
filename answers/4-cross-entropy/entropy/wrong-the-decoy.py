# points: 0
# message: Line 2 is not where it breaks
entropy["line"] = 2
entropy["correction"] = "-t_1/p_1"
