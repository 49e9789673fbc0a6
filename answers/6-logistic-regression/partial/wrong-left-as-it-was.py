# points: 0
# message: There is nothing to read yet
by_w1 = ""
by_w0 = ""
by_wi = ""
