"""A Jupyter kernel that is spoken to without trust."""
