# points: 0
# message: sigmoid_derivative
# whole
def sigmoid_derivative(x)
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)
