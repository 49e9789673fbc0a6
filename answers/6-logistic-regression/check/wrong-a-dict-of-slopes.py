# points: 1.5
# message: got a dict, expected an array of shape (4,)
def slopes(w):
    h = 1e-5
    return {i: (penalised(w + h * e) - penalised(w - h * e)) / (2 * h) for i, e in enumerate(np.eye(4))}
