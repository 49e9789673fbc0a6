# points: 0
# message: does not mend the broken line yet
entropy["correction"] = "x"
