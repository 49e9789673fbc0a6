"""The written form of expressions: how it is tidied and compared."""
