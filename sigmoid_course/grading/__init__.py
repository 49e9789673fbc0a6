"""What an instructor runs: marking submissions with nbgrader."""
