"""Numbers of things held against the lists that the text or a table has of them."""
