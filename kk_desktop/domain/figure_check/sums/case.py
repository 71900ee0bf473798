"""One claim held against one row of amounts, and the pieces of evidence that it is their sum."""

from __future__ import annotations

from dataclasses import dataclass

from ..evidence import Evidence
from ..model import Amount
from .rows import Row


@dataclass
class Case(Evidence):
    """One claim held against one row."""

    whole: Amount
    row: Row

    @property
    def is_right(self) -> bool:
        """Whether the claim, as it is spelled, equals the row."""
        return self.whole.says(self.row.total)
