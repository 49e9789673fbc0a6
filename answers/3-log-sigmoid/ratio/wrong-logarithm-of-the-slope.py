# points: 0
# message: Line 3: Does not follow
ratio = """
d/dx ln(sigma(x))
= ln(sigma'(x))
= ln(sigma(x)) + ln(1 - sigma(x))
"""
