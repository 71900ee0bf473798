"""How a cell of a workbook looks; each look is made once, for openpyxl holds every font against all it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """Type, lines, place and number format; ``quoted`` keeps words that look like a formula words when edited."""

    bold: bool = False
    italic: bool = False
    line: str = ""  # top or bottom
    align: str = "general"
    indent: int = 0
    wrap: bool = False
    number_format: str = "General"
    quoted: bool = False


class Looks:
    """The looks of one workbook."""

    def __init__(self) -> None:
        self._made: dict[Look, Any] = {}

    def dress(self, cell: Any, look: Look) -> None:
        """Give a cell its look; its value is set by itself."""
        if look not in self._made:
            _dress(cell, look)
            self._made[look] = cell._style
        cell._style = self._made[look]


def _dress(cell: Any, look: Look) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    cell.font = Font(bold=look.bold, italic=look.italic)
    if look.line:
        cell.border = Border(**{look.line: Side("medium" if look.line == "bottom" else "thin")})
    top = "top" if look.wrap and look.align != "right" else None
    cell.alignment = Alignment(horizontal=look.align, indent=look.indent, wrap_text=look.wrap, vertical=top)
    cell.number_format = look.number_format
    cell.quotePrefix = look.quoted
