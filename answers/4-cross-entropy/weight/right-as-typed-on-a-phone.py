# points: 1.5
weight["correction"] = "−w·t/ŷ + (1 − t)/(1 − ŷ)"
