# points: 0
# message: is not the end yet
steps = """
1/(1 + e^-x)
"""
