"""Whether two expressions are one function: by numbers first, then by proof."""
