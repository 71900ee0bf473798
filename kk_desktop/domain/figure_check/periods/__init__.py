"""How long something lasts, held against the years and dates that it lasts between."""
