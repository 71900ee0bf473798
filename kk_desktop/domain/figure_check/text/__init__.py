"""How a text is read: its sentences, its amounts and its other numbers."""
