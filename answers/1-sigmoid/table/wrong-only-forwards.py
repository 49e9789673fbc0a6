# points: 1.25
# message: at 0.1: nothing yet
table = {x: 1 / (1 + np.exp(-x)) for x in (-30, -2, 0, 1, 2)}
inverse = {0.1: None, 0.75: None, 0.9: None}
