"""Numbers of things and of years."""
