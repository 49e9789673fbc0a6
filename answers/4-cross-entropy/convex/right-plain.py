# points: 1
