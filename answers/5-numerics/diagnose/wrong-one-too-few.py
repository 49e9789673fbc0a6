# points: 3.5
# message: (this is what the last one that is finite gives)
sizes["first in float64"] = 709
sizes["first in float32"] = 88
