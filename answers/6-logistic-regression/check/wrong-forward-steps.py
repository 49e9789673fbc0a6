# points: 1.5
# message: only the step forwards had been taken
def slopes(w):
    h = 1e-5
    return np.array([(penalised(w + h * e) - penalised(w)) / h for e in np.eye(4)])


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
