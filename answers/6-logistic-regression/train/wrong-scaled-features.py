# points: 0
# message: The loss at your weights is
# whole
scaled = X_train.copy()
scaled[:, 1:] = (scaled[:, 1:] - scaled[:, 1:].mean(axis=0)) / scaled[:, 1:].std(axis=0)
weights = np.zeros(3)
for _ in range(3000):
    weights = weights - 0.5 * scaled.T @ (sigmoid(scaled @ weights) - t_train) / 60
