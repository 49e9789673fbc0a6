# points: 1.5
# message: only the step forwards had been taken
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w + h * e) - penalised(w)) / h for e in np.eye(4)])
