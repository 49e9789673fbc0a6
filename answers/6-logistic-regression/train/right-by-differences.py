# points: 3
# whole
def slopes_of_loss(w):
    h = 1e-5
    return np.array([(train_loss(w + h * e) - train_loss(w - h * e)) / (2 * h) for e in np.eye(3)])


weights = np.zeros(3)
for _ in range(600):
    weights = weights - 1.0 * slopes_of_loss(weights)
