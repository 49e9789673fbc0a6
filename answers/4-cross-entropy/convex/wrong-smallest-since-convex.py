# points: 0.75
# message: smallest: (True, 'D') does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, -2),
    "smallest": (True, "D"),
    "level": (True, -0.847),
}
