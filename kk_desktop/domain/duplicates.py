"""What may have been written down already: another thing of the same name, told while one types."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Another thing that seems to be the same; ``where`` tells which one it is: its areas, or where it lies."""

    kind: str
    id: str
    title: str
    where: str = ""

    @property
    def danish(self) -> str:
        """Findes allerede: Caféen (Tingbjerg)."""
        return f"Findes allerede: {self.title}{f' ({self.where})' if self.where else ''}"
