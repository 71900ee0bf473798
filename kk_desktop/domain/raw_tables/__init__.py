"""Tables as they came from elsewhere, a grid of words and numbers, and the budget table that can be made of one."""

from .draft import Draft, Finding, make_draft
from .model import EMPTY, RawCell, RawTable

__all__ = ["EMPTY", "Draft", "Finding", "RawCell", "RawTable", "make_draft"]
