# points: 3.5
# message: (this is what the other side gives)
sizes["first in float64"] = 746
sizes["first in float32"] = 104
