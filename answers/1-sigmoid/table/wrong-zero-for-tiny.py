# points: 1.75
# message: at -30: got 0
table = {-30: 0, -2: 0.119, 0: 0.5, 1: 0.731, 2: 0.881}
