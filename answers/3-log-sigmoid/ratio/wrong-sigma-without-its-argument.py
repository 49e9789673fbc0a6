# points: 2
# message: sigma was read as sigma(x)
ratio = """
d/dx ln(sigma)
= sigma'/sigma
= 1 - sigma
"""
