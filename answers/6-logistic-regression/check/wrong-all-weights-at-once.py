# points: 1.5
# message: all weights had been moved at once
def slopes(w):
    h = 1e-5
    return (penalised(w + h) - penalised(w - h)) / (2 * h)


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
