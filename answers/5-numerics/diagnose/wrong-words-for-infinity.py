# points: 3.5
# message: at 'error at 800': the text '-inf', not a number
sizes = {"error at 800": "-inf", "error at -800": "inf"}
