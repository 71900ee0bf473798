"""Looks at a finished PDF as a stranger would, and tells what is wrong with it; knows nothing of how it was made."""
