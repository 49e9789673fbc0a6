# points: 0
# message: the steps had gone up the slope
# slip: steps-uphill
for _ in range(300):
    weights = weights - 0.5 * X_train.T @ (t_train - sigmoid(X_train @ weights)) / 60
