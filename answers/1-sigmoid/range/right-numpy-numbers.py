# points: 3
claims["ceiling"] = (False, np.float64(8))
claims["tiny"] = (np.bool_(True), np.int64(-40))
claims["float"] = (False, np.log(2.0) * 54)
