"""The boundary between a student's kernel and the marker: values cross it as plain data.

`codec` writes and reads a value, with an entry for each kind in `registry`; nbapart's own are in
`kinds`. What is read is checked (`untrusted`). `framing` sends it. `kernel_end` answers in the
kernel, `marker_end` asks in the marker, and takes all that comes for hostile.
"""
