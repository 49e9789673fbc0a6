# points: 1.5
# message: at index 1
def slopes(w):
    steps = 1e-5 * np.eye(4)
    return np.array([(penalised(place + s) - penalised(place - s)) / 2e-5 for s in steps])
