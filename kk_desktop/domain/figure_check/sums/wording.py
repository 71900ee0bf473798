"""Words that mean the same wherever sums are read: about how much, that something has changed, and whom all name."""

from __future__ import annotations

from ..text.patterns import Pattern

_ABOUT = Pattern(r"\b(?:ca\.|cirka|omtrent|knap|godt|lidt over|lidt under|op mod|i størrelsesordenen) $")
_YEAR = Pattern(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
CHANGED = Pattern(
    r"\b(?:tidligere|oprindelig\w*|før|ændre\w*|forhøj\w*|øges|reduceres|i stedet|nedjuster\w*|opjuster\w*|"
    r"yderligere|ekstra)\b"
)
"""That an amount is another than it was: two of one thing may then both be right."""
BODIES = frozenset({
    "kommunen", "kommune", "københavn", "københavns", "forvaltningen", "borgerrepræsentationen", "økonomiudvalget",
    "økonomiforvaltningen", "udvalget", "teknik", "miljø", "miljøudvalget", "miljøforvaltningen", "staten",
})  # fmt: skip
"""Names that every text has, and that tell no two amounts apart."""


def without_about(lead: str) -> str:
    """The words before an amount without the one that says that it is rounded: ``resten, ca. 2 mio. kr.``."""
    match = _ABOUT.search(lead)
    return lead[: match.start()] if match else lead


def single_years(words: str) -> list[str]:
    """The years that some words say, those of a period left out."""
    return [match[0] for match in _YEAR.finditer(words)]
