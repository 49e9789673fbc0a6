# points: 4
# message: the component of the bias had been left at 0
def gradient(w, X, t):
    slope = np.zeros(len(w))
    for i in range(1, len(w)):
        slope[i] = np.mean((sigmoid(X @ w) - t) * X[:, i])
    return slope
