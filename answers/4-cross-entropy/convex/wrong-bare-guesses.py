# points: 0
# message: bends: True does not settle it
claims = {
    "bends": True,
    "square": False,
    "smallest": False,
    "level": True,
}
