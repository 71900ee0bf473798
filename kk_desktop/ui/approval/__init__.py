"""The manager's view: what waits for a yes, the pages it is about, and what is said and checked about them."""
