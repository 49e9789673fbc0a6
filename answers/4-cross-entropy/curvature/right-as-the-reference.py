# points: 2
