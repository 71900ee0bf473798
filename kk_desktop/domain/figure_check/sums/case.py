"""One claim held against one row of amounts, and the pieces of evidence that it is their sum."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Amount
from .rows import Row


@dataclass
class Case:
    """One claim held against one row: the pieces of evidence, each with its weight."""

    whole: Amount
    row: Row
    evidence: list[tuple[str, int]] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """All pieces together."""
        return sum(points for _, points in self.evidence)

    @property
    def is_right(self) -> bool:
        """Whether the claim, as it is spelled, equals the row."""
        return self.whole.says(self.row.total)

    def has(self, *names: str) -> bool:
        """Whether one of these pieces is among the evidence."""
        return any(name in names for name, _ in self.evidence)

    def add(self, name: str, is_so: bool, points: int = 1) -> None:
        """One more piece of evidence, where it is so."""
        if is_so:
            self.evidence.append((name, points))
