"""Overblik: what needs somebody today, the dates to keep, the weeks ahead and what was done last."""

from .tab import OverviewTab

__all__ = ["OverviewTab"]
