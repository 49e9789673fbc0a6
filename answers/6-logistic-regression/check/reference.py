def slopes(w):
    """The gradient of penalised at w, by central differences."""
    steps = 1e-5 * np.eye(len(w))
    return np.array([(penalised(w + s) - penalised(w - s)) / 2e-5 for s in steps])


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
