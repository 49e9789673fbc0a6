# points: 6
def add_ones(features):
    n, d = features.shape
    X = np.empty((n, d + 1))
    for k in range(n):
        X[k, 0] = 1
        for i in range(d):
            X[k, i + 1] = features[k, i]
    return X


def predict(w, X):
    labels = []
    for x in X:
        z = sum(wi * xi for wi, xi in zip(w, x))
        labels.append(1 if z > 0 else 0)
    return np.array(labels)


def loss(w, X, t):
    total = 0
    for x, target in zip(X, t):
        z = float(x @ w)
        total += max(z, 0) - z * target + np.log1p(np.exp(-abs(z)))
    return total / len(t)


def gradient(w, X, t):
    slope = np.zeros(len(w))
    for x, target in zip(X, t):
        slope += (sigmoid(x @ w) - target) * x
    return slope / len(X)
