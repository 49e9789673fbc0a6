# points: 0
# message: There is nothing to read yet
# whole
ratio = ""
pass  # your answer here
