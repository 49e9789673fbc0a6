"""The kinds of algebra, and their buggy forms."""
