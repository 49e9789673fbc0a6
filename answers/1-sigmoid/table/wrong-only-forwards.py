# points: 1.25
# message: at 0.1: nothing yet
inverse = {0.1: None, 0.75: None, 0.9: None}
