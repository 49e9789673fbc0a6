# points: 5
# message: probabilities had been returned
def predict(w, X):
    return sigmoid(X @ w)
