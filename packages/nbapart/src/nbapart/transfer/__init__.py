"""Carries values between a student's kernel and the marker, in both directions, as plain data.

`pack` encodes and decodes a value. `codec` holds a codec for each kind of value, and `kinds`
defines nbapart's own. `proxies` stand for what stays at the other end. `untrusted` has the checks
for decoded data, and `framing` sends messages over a socket. `kernel_end` answers requests in the
kernel. `marker_end` sends them from the marker and treats every reply as hostile.
"""
