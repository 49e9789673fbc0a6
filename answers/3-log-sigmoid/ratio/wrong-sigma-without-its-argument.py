# points: 0
# message: sigma needs an argument in brackets
ratio = """
d/dx ln(sigma)
= sigma'/sigma
= 1 - sigma
"""
