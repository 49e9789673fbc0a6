# points: 1.5
# message: got a dict, expected an array of shape (4,)
def slopes(w):
    h = 1e-5
    return {i: (penalised(w + h * e) - penalised(w - h * e)) / (2 * h) for i, e in enumerate(np.eye(4))}


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
