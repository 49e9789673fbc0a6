"""The boundary between a student's kernel and the marker: values cross it as plain data.

`values` says what may cross and writes it as JSON, with `arrays`, `formulas` and `stand` for what
JSON has no words for; what is forged fails at `doubt`. `frames` sends it. `reach` answers in the
kernel, `bridge` asks in the marker and takes whatever comes for hostile.
"""
