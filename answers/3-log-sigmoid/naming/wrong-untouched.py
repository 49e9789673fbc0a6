# points: 0
# message: There is nothing to read yet
# whole
naming = ""
pass  # your answer here
