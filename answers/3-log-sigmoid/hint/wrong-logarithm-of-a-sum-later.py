# points: 1
# message: Line 3: Does not follow
# slip: log-of-sum
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x - ln(e^x + 1)]
= d/dx[x - (ln(e^x) + ln(1))]
= 0
"""
