# points: 2.25
# message: got a list, expected an array of shape (4,)
def slopes(w):
    h = 1e-5
    return [(penalised(w + h * e) - penalised(w - h * e)) / (2 * h) for e in np.eye(4)]
