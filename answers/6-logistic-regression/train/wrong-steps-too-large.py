# points: 0
# message: It did not come down from
for _ in range(1001):
    weights = weights - 60 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
