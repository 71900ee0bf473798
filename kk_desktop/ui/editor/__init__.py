"""The rich-text editor: one for every kind of document, made of typed blocks."""
