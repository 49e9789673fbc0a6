# points: 0.5
# message: Line 2 is not where it breaks
entropy["line"] = 2
entropy["correction"] = "-t_1/p_1"
