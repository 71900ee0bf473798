"""The secretariat's desk: areas, initiatives, hearings, budgets and cases in one local file."""

__version__ = "0.1.0"
