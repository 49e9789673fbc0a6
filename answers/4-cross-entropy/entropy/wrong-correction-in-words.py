# points: 0
# message: 'correction' cannot be read
entropy["correction"] = "leave out the logs of t"
