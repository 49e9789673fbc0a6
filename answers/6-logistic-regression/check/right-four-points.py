# points: 3
def slopes(w):
    h = 1e-4
    E = h * np.eye(w.size)
    f = penalised
    return np.array([(8 * (f(w + e) - f(w - e)) - f(w + 2 * e) + f(w - 2 * e)) / (12 * h) for e in E])


findings["Ada"] = [True, "C"]
