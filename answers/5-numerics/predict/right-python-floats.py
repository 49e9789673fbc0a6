# points: 2
# whole
inf, nan = float("inf"), float("nan")
predict = dict(a=0, b=inf, c=nan, d=-inf, e=nan, f=34.54, g=0, warnings=4)
