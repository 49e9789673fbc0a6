# points: 1
# whole
from sigmoid_course import logit as logit_of

claims = {"bends": (True, "D"), "square": (False, -1), "smallest": (False, "B")}
claims |= {"level": (True, logit_of(0.3))}
