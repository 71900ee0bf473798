"""What makes a page readable for everyone: its structure tree, and the marks that tie the drawing to it."""
