# points: 0
# message: expected a function, got a value of type float
sigmoid_derivative = 0.25
