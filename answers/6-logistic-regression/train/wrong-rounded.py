# points: 1.5
# message: and can still fall
# whole
weights = np.zeros(3)
for _ in range(3000):
    weights = weights - 0.5 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
weights = weights.round(1)
