# points: 0
# message: There is nothing to read yet
# whole
chain = ""
pass  # your answer here
