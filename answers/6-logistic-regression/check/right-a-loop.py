# points: 3
def slopes(w):
    h = 1e-5
    slope = np.zeros(len(w))
    for i in range(len(w)):
        step = np.zeros(len(w))
        step[i] = h
        slope[i] = (penalised(w + step) - penalised(w - step)) / (2 * h)
    return slope


findings["Cleo"] = (False, 2)
