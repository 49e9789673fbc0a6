# points: 1
# message: this is what 1/(1 + e^x) gives
table = {x: 1 / (1 + np.exp(x)) for x in (-30, -2, 0, 1, 2)}
