# points: 0
# message: positive: nothing yet
signs = {}
pass  # your answer here
