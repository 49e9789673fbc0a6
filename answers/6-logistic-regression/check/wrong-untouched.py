# points: 0
# message: got None
def slopes(w):
    pass  # your answer here


findings = {"Ada": None, "Ben": None, "Cleo": None, "Dan": None, "Eva": None}
