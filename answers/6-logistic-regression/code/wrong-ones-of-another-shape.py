# points: 5
# message: stopped with ValueError
def add_ones(features):
    return np.hstack([np.ones(len(features)), features])
