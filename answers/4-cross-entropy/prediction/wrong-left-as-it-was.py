# points: 0
# message: There is nothing to read yet
# whole
prediction = ""
pass  # your answer here
