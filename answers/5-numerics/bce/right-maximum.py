# points: 3
