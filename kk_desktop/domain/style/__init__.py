"""Remarks on how a text is written: advice, never a reason to hold a document back."""

from __future__ import annotations

from .counts import find_counts
from .date_styles import find_date_styles
from .references import find_references
from .slips import Rule, Slip
from .voice import find_voices
from .words import find_fx, find_pairs, find_twice, find_two_stops

__all__ = ["FINDERS", "Rule", "Slip", "find_slips"]

FINDERS = (
    find_fx, find_two_stops, find_pairs, find_twice, find_voices, find_date_styles, find_references, find_counts,
)  # fmt: skip


def find_slips(text: str) -> list[Slip]:
    """All slips of a plain text, in the order in which they stand there."""
    return sorted((slip for find in FINDERS for slip in find(text)), key=lambda slip: (slip.start, slip.rule))
