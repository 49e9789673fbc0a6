# points: 0
# message: There is nothing to read yet
# whole
direct = ""
pass  # your answer here
