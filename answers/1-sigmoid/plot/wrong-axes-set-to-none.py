# points: 0
# message: There is no figure yet
figure, axes = None, None
