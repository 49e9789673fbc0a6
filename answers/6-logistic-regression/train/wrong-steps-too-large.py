# points: 0
# message: It did not come down from
weights = np.zeros(3)
for _ in range(1001):
    weights = weights - 60 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
