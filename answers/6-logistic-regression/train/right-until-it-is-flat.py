# points: 3
# whole
def slope(w):
    return X_train.T @ (sigmoid(X_train @ w) - t_train) / len(t_train)


weights = np.zeros(3)
steps = 0
while np.abs(slope(weights)).max() > 1e-5 and steps < 100_000:
    weights = weights - 2 * slope(weights)
    steps += 1
