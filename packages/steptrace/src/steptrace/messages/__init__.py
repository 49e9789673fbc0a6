"""The words in which a trace is shown."""
