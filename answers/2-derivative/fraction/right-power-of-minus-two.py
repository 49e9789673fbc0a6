# points: 1.5
fraction = """
d/dx 3x/(1 + x)
= (d/dx[3x] (1 + x) - 3x d/dx[1 + x]) (1 + x)^-2
= (3 + 3x - 3x) (1 + x)^-2
= 3 (1 + x)^-2
"""
