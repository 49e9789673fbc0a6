# points: 0.75
# message: level: (True, -0.8) does not settle it
claims = {
    "bends": (True, "D"),
    "square": (False, -2),
    "smallest": (False, "B"),
    "level": (True, -0.8),
}
