# points: 0.75
# message: smallest: (True, 1000) does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, -2),
    "smallest": (True, 1000),
    "level": (True, -0.847),
}
