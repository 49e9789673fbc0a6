# points: 1.5
# message: the sign of the whole were lost
# slip: sign
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w - h * e) - penalised(w + h * e)) / (2 * h) for e in np.eye(4)])


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
