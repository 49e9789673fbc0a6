# points: 0
# message: The weights: got
# whole
weights = np.zeros(3)
for _ in range(3000):
    weights = weights - 0.5 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
weights = train_loss(weights)
