"""The written form of an expression: tidied, and compared."""
