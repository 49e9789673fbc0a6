# points: 3.5
# message: (this is what true loss minus the program's gives)
sizes = {"error at 800": np.inf, "error at -800": -np.inf}
