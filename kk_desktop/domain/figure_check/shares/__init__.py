"""Shares of something, and what rises or falls by a share."""
