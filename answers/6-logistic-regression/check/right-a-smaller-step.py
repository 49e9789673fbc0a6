# points: 3
def slopes(w):
    h = 3e-6
    return np.array([(penalised(w + h * e) - penalised(w - h * e)) / h / 2 for e in np.identity(4)])
