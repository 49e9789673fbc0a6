# points: 1.5
# message: the quotient had been formed with h, not with 2h
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w + h * e) - penalised(w - h * e)) / h for e in np.eye(4)])
