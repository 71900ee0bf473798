"""Budget: the tables, and one table's grid with what stands around it."""

from .tab import BudgetTab

__all__ = ["BudgetTab"]
