# points: 5
# message: a row of ones had been put on top
def add_ones(features):
    return np.vstack([np.ones(features.shape[1]), features])
