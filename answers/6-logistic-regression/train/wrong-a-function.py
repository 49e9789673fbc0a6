# points: 0
# message: a value of type function
# whole
def weights(n):
    w = np.zeros(3)
    for _ in range(n):
        w = w - 0.5 * X_train.T @ (sigmoid(X_train @ w) - t_train) / 60
    return w
