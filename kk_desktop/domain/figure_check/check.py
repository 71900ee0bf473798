"""A text's figures held against its tables and each other."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Reading, SpokenTable
from .reading import read


def check_figures(text: str, tables: Sequence[SpokenTable]) -> Reading:
    """What the text's figures are and whether they hold."""
    amounts, figures = read(text)
    return Reading(amounts, figures)
