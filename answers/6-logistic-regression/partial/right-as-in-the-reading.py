# points: 4
