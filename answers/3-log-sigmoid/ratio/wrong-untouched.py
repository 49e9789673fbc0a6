# points: 0
# message: There is nothing to read yet
ratio = ""
pass  # your answer here
