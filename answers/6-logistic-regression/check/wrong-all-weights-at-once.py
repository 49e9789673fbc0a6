# points: 1.5
# message: all weights had been moved at once
def slopes(w):
    h = 1e-5
    return (penalised(w + h) - penalised(w - h)) / (2 * h)
