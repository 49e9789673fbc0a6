# points: 0
# message: positive: nothing yet
# whole
signs = {}
pass  # your answer here
