# points: 5
# message: This looks as if the column of ones had been left out
def add_ones(features):
    return np.asarray(features)
