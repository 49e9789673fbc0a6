# points: 0
# message: the steps had gone up the slope
# slip: steps-uphill
for _ in range(1000):
    weights = weights + 0.1 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
