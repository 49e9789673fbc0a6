# points: 1.8
# message: Ben: (False, 0.201586) does not settle it
def slopes(w):
    """The gradient of penalised at w, by central differences."""
    steps = 1e-5 * np.eye(len(w))
    return np.array([(penalised(w + s) - penalised(w - s)) / 2e-5 for s in steps])


findings = {"Ada": (True, "C"), "Ben": (False, 0.201586), "Cleo": (False, -0.430397), "Dan": (False, 0.055209), "Eva": (False, 0.149854)}
