# points: 2
# whole
from math import inf, log, nan

predict = {"warnings": 4.0, "h": 1, "g": -0.0, "f": 15 * log(10), "e": -nan}
predict.update(d=-inf, c=nan, b=inf, a=0.0)
