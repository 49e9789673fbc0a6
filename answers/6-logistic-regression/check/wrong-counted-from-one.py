# points: 2.1
# message: Ben: (False, 1) does not settle it
def slopes(w):
    """The gradient of penalised at w, by central differences."""
    steps = 1e-5 * np.eye(len(w))
    return np.array([(penalised(w + s) - penalised(w - s)) / 2e-5 for s in steps])


findings = {"Ada": (True, "C"), "Ben": (False, 1), "Cleo": (False, 2), "Dan": (False, 3), "Eva": (False, 4)}
