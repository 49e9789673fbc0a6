# points: 3
# whole
import math


@np.vectorize
def log_sigmoid(x):
    """Logarithm of the sigmoid at each element of x."""
    if x > 0:
        return -math.log1p(math.exp(-x))
    return x - math.log1p(math.exp(x))
