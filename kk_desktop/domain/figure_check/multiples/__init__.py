"""So many times an amount: a year, a place, a month."""
