# points: 3
# message: at 'too high': got 746
places = {"agrees": -5, "too high": 746, "too low": -710}
