"""Høringssvar: the hearings and letters, one hearing's facts, and the answer with its page."""
