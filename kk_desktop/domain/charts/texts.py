"""Texts fitted into a chart: cut where they are too wide, and set on several lines where there is room."""

from __future__ import annotations

from .drawing import Measure

_MORE = "…"


def fitted(text: str, room: float, size: float, measure: Measure, *, bold: bool = False) -> str:
    """As much of the text as there is room for, with … where something is cut off; nothing where not even that fits."""
    if measure(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + _MORE, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _MORE if low else ""


def set_lines(text: str, room: float, size: float, measure: Measure) -> list[str]:
    """The text on as many lines as it needs; a word wider than a line is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, False) <= room:
            lines[-1] = longer
        else:
            lines.append(fitted(word, room, size, measure))
    return lines
