# points: 0.5
# message: 2 of 8 values agree
# whole
predict = dict.fromkeys(["a", "b", "c", "d", "e", "f", "g", "warnings"], np.nan)
