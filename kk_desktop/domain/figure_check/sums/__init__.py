"""Wholes and their parts, what is left, what differs, and the same amount told twice."""
