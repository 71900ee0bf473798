"""Pieces of evidence that a figure is meant in some way: each is named, so that a later piece can ask for it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Evidence:
    """What speaks for a case and against it, each piece with its points."""

    pieces: list[tuple[str, int]] = field(default_factory=list, kw_only=True)

    @property
    def weight(self) -> int:
        """All pieces together."""
        return sum(points for _, points in self.pieces)

    def has(self, *names: str) -> bool:
        """Whether one of these pieces is among the evidence."""
        return any(name in names for name, _ in self.pieces)

    def add(self, name: str, is_so: bool = True, points: int = 1) -> None:
        """One more piece of evidence, where it is so."""
        if is_so:
            self.pieces.append((name, points))
