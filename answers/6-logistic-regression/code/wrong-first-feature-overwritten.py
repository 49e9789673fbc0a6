# points: 5
# message: got the shape (5, 2), expected (5, 3)
def add_ones(features):
    X = features.copy()
    X[:, 0] = 1
    return X
