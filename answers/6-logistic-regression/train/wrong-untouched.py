# points: 0
# message: The weights are still None
weights = None
