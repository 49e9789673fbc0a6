# points: 3
# message: at 'too low': got 100
places = {"agrees": 10, "too high": -100, "too low": 100}
