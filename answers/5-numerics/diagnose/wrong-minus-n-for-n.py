# points: 3.5
# message: at 'first in float32': got -89
sizes["first in float64"] = -710
sizes["first in float32"] = -89
