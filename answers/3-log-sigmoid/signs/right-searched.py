# points: 2
# whole
from math import exp

places = range(-5, 6)
signs = dict(zip(["positive", "product", "logarithm", "cancel"], zip([True] * 4, "BCFB")))
signs |= dict(zip(["middle", "both"], zip([False] * 2, "EC")))
signs["inner"] = False, next(x for x in places if -exp(-x) <= -1)
signs["lost"] = True, next(x for x in places if 2 / (exp(x) + 1) > 1.5)
