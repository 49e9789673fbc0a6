# points: 3
# whole
def nudge(w, i, h):
    """The loss with one weight moved."""
    moved = np.array(w)
    moved[i] = moved[i] + h
    return penalised(moved)


def slopes(w):
    return np.array([(nudge(w, i, 1e-5) - nudge(w, i, -1e-5)) / 2e-5 for i in range(4)])


findings = {
    "Ada": (True, "C"),
    "Ben": (False, 0),
    "Cleo": (False, 1),
    "Dan": (False, 2),
    "Eva": (False, 3),
}
