"""Talkontrol: the figures of a text held against its tables and against each other."""
