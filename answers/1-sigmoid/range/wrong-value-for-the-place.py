# points: 1.5
# message: tiny: (True, 1e-10) does not settle it
claims["ceiling"] = (False, 0.9995)
claims["tiny"] = (True, 1e-10)
claims["float"] = (False, 1.0)
