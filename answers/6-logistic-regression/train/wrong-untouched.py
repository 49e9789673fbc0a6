# points: 0
# message: The weights are still None
# whole
weights = None
