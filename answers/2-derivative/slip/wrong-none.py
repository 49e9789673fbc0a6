# points: 0
# message: There is no answer yet
slip = None
