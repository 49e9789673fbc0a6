# points: 1.25
# message: at 0.9: got 9
inverse = {y: y / (1 - y) for y in (0.1, 0.75, 0.9)}
