"""How a proof shows what changed since an earlier one: each change its look and its place in the page's structure."""

from __future__ import annotations

from dataclasses import replace

from kk_desktop.domain.text import Change, Run

from .lines import Look
from .strips import look_of
from .tagging.tree import STRUCK, UNDERLINED, Element
from .templates import TextStyle

_SPOKEN = {Change.ADDED: "tilføjet", Change.DELETED: "slettet"}
_LONGEST = 2000
"""Characters that are spoken with the change before them; of longer ones only the attribute tells."""


def look_of_change(style: TextStyle, run: Run) -> Look:
    """How changed text is drawn: what is new bold, what is gone grey; the lines are drawn with the finished page."""
    look = look_of(style, bold=run.bold or run.change is Change.ADDED, italic=run.italic)
    return replace(look, change=run.change, secondary=look.secondary or run.change is Change.DELETED)


def changed_element(run: Run, parent: Element) -> Element:
    """The span that tells of a change to those who cannot see it; what only looks otherwise has none."""
    if run.change is None or run.change is Change.RESHAPED:
        return parent
    attributes = UNDERLINED if run.change is Change.ADDED else STRUCK
    # A span that is spoken hides what stands in it, so one with a link or a footnote's mark in it is not.
    text = "" if run.link or len(run.text) > _LONGEST else " ".join(run.text.split())
    spoken = f" [{_SPOKEN[run.change]}: {text}] " if text else ""
    return Element("Span", parent, inline=True, attributes=attributes, spoken=spoken)
