# points: 3
def slopes(w):
    by_hand = rows.T @ (sigmoid(rows @ w) - labels) / 20 + 0.1 * np.append(0, w[1:])
    h = 1e-5
    units = np.eye(4)
    by_steps = np.array([penalised(w + h * u) - penalised(w - h * u) for u in units]) / (2 * h)
    assert np.allclose(by_hand, by_steps)
    return by_steps


findings["Ben"] = (np.False_, 0.0)
findings["Cleo"] = (False, np.int64(1))
