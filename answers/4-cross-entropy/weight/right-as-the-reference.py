# points: 1.5
