# points: 1.5
# message: at index 1, got
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w + h * e) - penalised(w - h * e)) / 2 * h for e in np.eye(4)])
