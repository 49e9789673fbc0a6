# points: 0
# message: Line 2: Does not follow
# slip: outer-derivative-lost
ratio = """
d/dx ln(sigma(x))
= ln(sigma'(x))
= ln(sigma(x)) + ln(1 - sigma(x))
"""
