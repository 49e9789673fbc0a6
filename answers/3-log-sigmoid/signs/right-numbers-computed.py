# points: 2
# whole
import numpy as np

signs = {"positive": (True, "B"), "middle": (False, "E"), "inner": (False, -np.log(2))}
signs |= {"product": (True, "C"), "lost": (True, np.float32(-3)), "both": (False, "C")}
signs["logarithm"] = (True, "F")
signs["cancel"] = signs["positive"]
