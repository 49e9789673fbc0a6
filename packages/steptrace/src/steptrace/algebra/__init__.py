"""The rules and kinds of algebra, with their buggy forms."""
