# points: 0
# message: There is nothing to read yet
# whole
logit = ""
pass  # your answer here
