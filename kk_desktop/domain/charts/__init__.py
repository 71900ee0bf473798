"""Charts of budget tables: which figures they show, one computed drawing for screen and paper, and its words."""
