# points: 0.5
# message: tiny: (True, 'B') does not settle it
claims = dict.fromkeys(['zero', 'below', 'ceiling', 'tiny', 'between', 'float'], (True, 'B'))
