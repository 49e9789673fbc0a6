# points: 3.5
# message: at 'too low': got 745
places = {"agrees": 10, "too high": -710, "too low": 745}
