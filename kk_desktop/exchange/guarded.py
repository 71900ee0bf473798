"""Words that a spreadsheet would take for a formula: told, guarded on their way out, and bare again on their way in."""

from __future__ import annotations

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_GUARD = "'"
"""Put before such words in a text file; a workbook has a mark of its own for them."""


def looks_like_formula(words: str) -> bool:
    """Whether a spreadsheet would work the words out."""
    return words.startswith(_BEGINS_FORMULA)


def guarded(words: str) -> str:
    """The words as a text file tells them."""
    return f"{_GUARD}{words}" if looks_like_formula(words) else words


def unguarded(words: str) -> str:
    """The words that were meant."""
    return words[1:] if words.startswith(_GUARD) and looks_like_formula(words[1:]) else words
