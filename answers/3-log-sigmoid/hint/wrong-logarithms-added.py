# points: 0.5
# message: Line 2: Does not follow
# slip: sign
hint = """
d/dx ln(e^x/(e^x + 1))
= d/dx[x + ln(e^x + 1)]
= 1 + e^x/(e^x + 1)
"""
