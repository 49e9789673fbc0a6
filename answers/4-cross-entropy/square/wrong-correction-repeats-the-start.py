# points: 1.0
# message: The correction repeats line 6
square = {
    "line": 9,
    "rule": "chain rule",
    "correction": "d/dz[(sigma(z) - t)^2]",
}
