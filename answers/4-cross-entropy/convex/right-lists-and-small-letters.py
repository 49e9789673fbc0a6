# points: 1
claims = {
    "bends": [True, "d"],
    "square": [False, -1.5],
    "smallest": [False, " b"],
    "level": [True, -0.8473],
}
