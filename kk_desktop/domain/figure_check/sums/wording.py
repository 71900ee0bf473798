"""How the words before an amount are read, whatever they call it."""

from __future__ import annotations

from ..text.patterns import Pattern
from ..text.words import are_kin, telling

_ABOUT = Pattern(r"\b(?:ca\.|cirka|omtrent|knap|godt|lidt over|lidt under|op mod|i størrelsesordenen) $")
_WHAT = r"(?P<what>(?!rest)[^.;,\d]{3,40}?)(?= (?:er|udgør|på|var|bliver|som|der|\w+es|\w+et) |[.,;]|$)"
OF_WHAT, FOR_WHAT = Pattern(rf" (?:til|for|af|i|ved) {_WHAT}"), Pattern(rf" (?:til|for) {_WHAT}")
"""What an amount is said to be of, before it, and for, after it: ``andel af driften er``, ``0,3 mio. kr. til tilsyn``.
"""
_STEM = 5
"""Letters that words of one root begin with."""
_GENERAL = (
    "beløb", "projekt", "udgift", "regning", "finansiering", "omkostning", "anskaffelse", "indsats", "anlæg",
    "investering", "budget", "indkøb", "samlet", "samlede", "kommune", "udgør", "andel", "afhold", "fremgår", "prisen",
)  # fmt: skip
"""What any amount may be said to be of, and still be of just the one that is told."""
_YEAR = Pattern(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")

_DETAIL = (
    r"(?<!\w)(?:herunder|inkl\.|inklusive|bl\.a\.|blandt andet|fx|f\.eks\.|især|særligt|primært|hovedsagelig\w*)(?!\w)"
)
_BULLET = r"\s*(?:[-–•*·]|\d{1,2}[.)]|\(?[a-zæøå]{1,4}\))?\s*"
_IN_ITEM = Pattern(rf"{_BULLET}(?!{_DETAIL})(?=[^\W\d]).*?(?P<detail>[ (,]+{_DETAIL}.*)")
_IN_ROW = Pattern(
    rf"(?:[^;\d]*:|;|,(?: og| samt)?| og| samt) (?!{_DETAIL})[^\d;,()]{{2,60}}"
    rf"(?P<detail>,? \(?{_DETAIL}[^\d,;()]{{1,60}}[,)]:?) (?:til |for |på |med )?$"
)


def without_details_of_name(lead: str, *, is_item: bool) -> str:
    """The words before an amount without what its own name has in it: ``hegn, herunder porte: 0,4 mio. kr.``.

    A detail that has no amount of its own is the name's; in a list's item it may stand anywhere after the name.
    """
    match = (_IN_ITEM if is_item else _IN_ROW).match(lead)
    return lead[: match.start("detail")] + " " if match else lead


def without_about(lead: str) -> str:
    """The words before an amount without the one that says that it is rounded: ``resten, ca. 2 mio. kr.``."""
    match = _ABOUT.search(lead)
    return lead[: match.start()] if match else lead


def single_years(words: str) -> list[str]:
    """The years that some words say, those of a period left out."""
    return [match[0] for match in _YEAR.finditer(words)]


def is_told_in(what: str, told: str) -> bool:
    """Whether all that some words name is in others already: ``driften`` is none of what a building costs."""
    known = telling(told) + _GENERAL
    return all(any(are_kin(word, each, _STEM) for each in known) for word in telling(what))
