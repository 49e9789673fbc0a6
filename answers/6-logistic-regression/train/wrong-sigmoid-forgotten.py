# points: 0
# message: and can still fall
for _ in range(3000):
    weights = weights - 0.1 * X_train.T @ (X_train @ weights - t_train) / 60
