"""One module per tab; tabs never import each other, they meet in the main window."""
