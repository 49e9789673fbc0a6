"""What a learning platform delivers: its files, whose they are, and of which unit."""
