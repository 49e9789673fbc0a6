# points: 2
# whole
from sigmoid_course import logit, sigmoid

table = {x: sigmoid(x) for x in (-30, -2, 0, 1, 2)}
inverse = {y: logit(y) for y in (0.1, 0.75, 0.9)}
