# points: 0
# message: There is nothing to read yet
# whole
curvature = ""
pass  # your answer here
