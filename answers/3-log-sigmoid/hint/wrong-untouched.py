# points: 0
# message: There is nothing to read yet
# whole
hint = ""
pass  # your answer here
