# points: 5
# message: the ones stood behind the features
def add_ones(features):
    return np.column_stack([features, np.ones(len(features))])
