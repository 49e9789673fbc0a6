# points: 0
# message: There is no figure yet
# whole
figure, axes = None, None
