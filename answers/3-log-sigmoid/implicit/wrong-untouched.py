# points: 0
# message: There is nothing to read yet
implicit = ""
pass  # your answer here
