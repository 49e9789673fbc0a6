# points: 1.5
# message: There is nothing to read yet
by_w0 = """

"""
by_wi = """

"""
