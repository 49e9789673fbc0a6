# points: 1.5
# message: only the step backwards had been taken
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w) - penalised(w - h * e)) / h for e in np.eye(4)])
