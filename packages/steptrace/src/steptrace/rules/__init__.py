"""The rules of differentiation, with their buggy forms."""
