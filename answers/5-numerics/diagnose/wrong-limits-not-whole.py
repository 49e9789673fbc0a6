# points: 3.5
# message: at 'first in float64': got 709.78
sizes["first in float64"] = 709.78
sizes["first in float32"] = 88.72
