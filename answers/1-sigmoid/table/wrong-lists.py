# points: 0
# message: should be a dict
table = [9.36e-14, 0.119, 0.5, 0.731, 0.881]
inverse = [-2.2, 1.1, 2.2]
