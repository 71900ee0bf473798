"""Qt models that several lists share."""
