# points: 3
# whole
weights = np.zeros(3)
speed = np.zeros(3)
for _ in range(800):
    speed = 0.9 * speed - 0.3 * X_train.T @ (sigmoid(X_train @ weights) - t_train) / 60
    weights = weights + speed
