# points: 2
# whole
def sigma(x):
    return 1 / (1 + np.exp(-x))

def back(y, low=-50.0, high=50.0):
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sigma(middle) < y else (low, middle)
    return low

table = {x: sigma(x) for x in (-30, -2, 0, 1, 2)}
inverse = {y: back(y) for y in (0.1, 0.75, 0.9)}
