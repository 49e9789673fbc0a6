# points: 3
weights = [0.0, 0.0, 0.0]
for _ in range(1500):
    slope = [0.0, 0.0, 0.0]
    for x, target in zip(X_train, t_train):
        z = sum(w * xi for w, xi in zip(weights, x))
        error = 1 / (1 + np.exp(-z)) - target
        slope = [s + error * xi / 60 for s, xi in zip(slope, x)]
    weights = [w - 0.5 * s for w, s in zip(weights, slope)]
