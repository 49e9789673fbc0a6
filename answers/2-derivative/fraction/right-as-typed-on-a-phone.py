# points: 1.5
fraction = """
d/dx 3x∕(1 + x)
= (d/dx[3x]·(1 + x) − 3x·d/dx[1 + x])/(1 + x)²
= (3·(1 + x) − 3x·1)/(1 + x)²
= 3/(1 + x)²
"""
