# points: 0
# message: add_ones(features) with features an array of shape
def add_ones(features):
    pass  # your answer here


def predict(w, X):
    pass  # your answer here


def loss(w, X, t):
    pass  # your answer here


def gradient(w, X, t):
    pass  # your answer here
