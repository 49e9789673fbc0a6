# points: 0
# message: There is nothing to read yet
# whole
implicit = ""
pass  # your answer here
