"""The states a document has been in: two of them beside each other, one of them to read, and what was done to it."""
