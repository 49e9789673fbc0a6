# points: 1.5
# message: and can still fall
# whole
def slope_of_the_square(w):
    p = sigmoid(X_train @ w)
    return X_train.T @ ((p - t_train) * p * (1 - p)) / 60


weights = np.zeros(3)
for _ in range(9000):
    weights = weights - 1.0 * slope_of_the_square(weights)
