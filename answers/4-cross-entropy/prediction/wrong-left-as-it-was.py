# points: 0
# message: There is nothing to read yet
prediction = ""
pass  # your answer here
