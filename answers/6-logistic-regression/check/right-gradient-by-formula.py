# points: 3
def slopes(w):
    error = sigmoid(rows @ w) - labels
    return rows.T @ error / len(labels) + 0.1 * w * [0, 1, 1, 1]
