# points: 1.5
# message: the differences had not been divided by anything
def slopes(w):
    h = 1e-5
    return np.array([penalised(w + h * e) - penalised(w - h * e) for e in np.eye(4)])
