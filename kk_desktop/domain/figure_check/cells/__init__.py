"""The text against the tables, and the tables against themselves."""
