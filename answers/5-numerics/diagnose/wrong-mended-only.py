# points: 1.5
# message: at 'agrees': nothing yet
places = {"agrees": None, "too high": None, "too low": None}
sizes = {"error at 800": None, "error at -800": None}
sizes["first in float64"] = None
sizes["first in float32"] = None
