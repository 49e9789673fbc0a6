# points: 3.5
# message: at 'agrees': got 0
places["agrees"] = 0
