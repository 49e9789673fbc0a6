# points: 6
def add_ones(features):
    X = np.ones((features.shape[0], features.shape[1] + 1))
    X[:, 1:] = features
    return X


def predict(w, X):
    return np.round(sigmoid(X @ w))


def loss(w, X, t):
    z = np.einsum('ki,i->k', X, w)
    return np.sum(np.logaddexp(0, z) - t * z) / t.size


def gradient(w, X, t):
    return np.einsum('ki,k->i', X, sigmoid(X @ w) - t) / t.shape[0]
