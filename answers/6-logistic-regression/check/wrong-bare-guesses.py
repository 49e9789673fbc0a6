# points: 1.5
# message: Each claim needs a pair
def slopes(w):
    """The gradient of penalised at w, by central differences."""
    steps = 1e-5 * np.eye(len(w))
    return np.array([(penalised(w + s) - penalised(w - s)) / 2e-5 for s in steps])


findings = {"Ada": True, "Ben": False, "Cleo": False, "Dan": False, "Eva": False}
