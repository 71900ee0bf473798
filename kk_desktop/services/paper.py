"""The ways a thing can be printed, as the window offers them: by a word, and as what the drawing is told."""

from __future__ import annotations

from dataclasses import dataclass

from kk_desktop.printing.rendered import Rendered
from kk_desktop.printing.variants import PLAIN, Variant

__all__ = ["PLAIN", "PLAIN_WAY", "Rendered", "Variant", "Way"]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to print; ``name`` lasts, ``words`` are shown."""

    name: str
    words: str
    variant: Variant = PLAIN


PLAIN_WAY = Way("plain", "Almindelig udskrift")
