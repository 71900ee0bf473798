"""Numbers of things held against each other: what is divided, summed up, left, or told again."""
