# points: 0
# message: 96.67 % of the way down
# whole
weights = [-3, 2, 2]
