# points: 0
# message: There is nothing to read yet
# whole
steps = ""
pass  # your answer here
