"""How the words before an amount are read, whatever they call it."""

from __future__ import annotations

from ..text.patterns import Pattern

_ABOUT = Pattern(r"\b(?:ca\.|cirka|omtrent|knap|godt|lidt over|lidt under|op mod|i størrelsesordenen) $")
_YEAR = Pattern(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")


def without_about(lead: str) -> str:
    """The words before an amount without the one that says that it is rounded: ``resten, ca. 2 mio. kr.``."""
    match = _ABOUT.search(lead)
    return lead[: match.start()] if match else lead


def single_years(words: str) -> list[str]:
    """The years that some words say, those of a period left out."""
    return [match[0] for match in _YEAR.finditer(words)]
