# points: 5
