# points: 1.75
# message: (this is what clipping at 1e-7 gives)
predict["f"] = 16.118
