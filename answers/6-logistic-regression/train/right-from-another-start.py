# points: 3
weights = np.array([5.0, -5.0, 5.0])
for _ in range(6000):
    error = sigmoid(X_train @ weights) - t_train
    weights -= 0.5 * (error @ X_train) / error.size
