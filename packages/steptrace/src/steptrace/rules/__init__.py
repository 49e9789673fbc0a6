"""The rules of differentiation, and their buggy forms."""
