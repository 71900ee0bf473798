"""How the words before an amount are read, whatever they call it."""

from __future__ import annotations

from ..text.patterns import Pattern

_ABOUT = Pattern(r"\b(?:ca\.|cirka|omtrent|knap|godt|lidt over|lidt under|op mod|i størrelsesordenen) $")


def without_about(lead: str) -> str:
    """The words before an amount without the one that says that it is rounded: ``resten, ca. 2 mio. kr.``."""
    match = _ABOUT.search(lead)
    return lead[: match.start()] if match else lead
