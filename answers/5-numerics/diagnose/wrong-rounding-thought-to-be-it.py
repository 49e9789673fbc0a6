# points: 3.5
# message: at 'first in float64': got 37
sizes["first in float64"] = 37
sizes["first in float32"] = 17
