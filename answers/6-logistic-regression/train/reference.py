weights = np.zeros(3)
for _ in range(1000):
    weights = weights - X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
