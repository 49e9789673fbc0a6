# points: 3.5
# message: at 'error at -800': got 800
sizes = {"error at 800": 0.0, "error at -800": 800.0}
