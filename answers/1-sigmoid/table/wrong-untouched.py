# points: 0
# message: at -30: nothing yet
# whole
table = {-30: None, -2: None, 0: None, 1: None, 2: None}
inverse = {0.1: None, 0.75: None, 0.9: None}
pass  # your answer here
