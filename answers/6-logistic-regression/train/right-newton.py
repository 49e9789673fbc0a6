# points: 3
for _ in range(10):
    p = sigmoid(X_train @ weights)
    H = X_train.T @ np.diag(p * (1 - p)) @ X_train
    weights = weights - np.linalg.solve(H, X_train.T @ (p - t_train))
