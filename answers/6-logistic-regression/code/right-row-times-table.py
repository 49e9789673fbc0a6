# points: 6
def add_ones(features):
    ones = np.ones_like(features[:, :1])
    return np.concatenate((ones, features), axis=1)


def predict(w, X):
    return np.heaviside(X @ w, 0)


def loss(w, X, t):
    z = w @ X.T
    return np.mean(t * np.logaddexp(0, -z) + (1 - t) * np.logaddexp(0, z))


def gradient(w, X, t):
    return (sigmoid(X @ w) - t) @ X / X.shape[0]
