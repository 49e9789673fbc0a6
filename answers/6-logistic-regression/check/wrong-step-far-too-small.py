# points: 1.5
# message: at index
def slopes(w):
    h = 1e-14
    return np.array([(penalised(w + h * e) - penalised(w - h * e)) / (2 * h) for e in np.eye(4)])
