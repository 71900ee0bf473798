"""Rows that are named only to be left out or counted in: ``uden anlæg``, ``inkl. anlæg`` name no row that is meant."""

from __future__ import annotations

from ..text.patterns import Pattern
from .mentions import Mention

_THE_MONEY = (
    r"(?: (?:de|den|det|alle|selve|årlige|samlede|afsatte|nye?|nyt|"
    r"\w*(?:udgift|omkostning|midler|beløb|bevilling|ramme|penge)\w*|post(?:en|erne)?|til|på|for)){0,5} $"
)
"""What may stand between a word of leaving out and the name: ``uden de afsatte midler til``."""
_OUT = Pattern(
    r"(?<!\w)(?:uden|bortset fra|med undtagelse af|(?:ser|ses|se) (?:(?:man|vi|der) )?bort fra|ekskl\.?|eksklusive?|"
    r"fraregne[ts]|fratrukket|fratrækkes|fradraget|undtagen|undtage[st]|minus|foruden|ud over|udover)" + _THE_MONEY
)
_TAKEN = Pattern(r"(?<!\w)(?:trækkes|trækker (?:man|vi)|holdes|holder (?:man|vi)|regnes|lades)" + _THE_MONEY)
_AWAY = Pattern(r" (?:ikke med|fra(?= ?[,.])|ude|udenfor|uden for)\b")
"""After the name, where ``trækkes`` or ``holdes`` stands before it: ``holdes anlæg ude``."""
_OUT_AFTER = Pattern(
    r",? (?:(?:er|bliver|kan|skal|ikke er) )?(?:ikke (?:regne[st]?|tælle[rs]|indgår|medregne[st]|indregne[st]|"
    r"medtage[st]|inkludere[ts]|med\b|er (?:med|regnet))|fraregne[st]|undtage[st]|fratrukket|trækkes (?:fra|ud)|"
    r"trukket (?:fra|ud)|holde[st] (?:ude|udenfor|uden for)|lades ude|udelade[st])\b"
)
_IN = Pattern(r"(?<!\w)(?:inkl\.?|inklusive?|iberegnet|medregnet|indregnet)" + _THE_MONEY)
_IN_AFTER = Pattern(r" (?:medregnet|iberegnet|indregnet|inkluderet|er (?:medregnet|indregnet|regnet med))\b")
_REACH = 70
"""Letters around a name in which it is said that it is left out."""


def is_left_out(text: str, mention: Mention) -> bool:
    """Whether the row is named as what the amount does not have in it."""
    before, after = text[max(mention.start - _REACH, 0) : mention.start], text[mention.end : mention.end + _REACH]
    if _OUT.search(before) or _OUT_AFTER.match(after):
        return True
    return _TAKEN.search(before) is not None and _AWAY.match(after) is not None


def is_counted_in(text: str, mention: Mention) -> bool:
    """Whether the row is named as something that the amount has in it beside what it is of."""
    before, after = text[max(mention.start - _REACH, 0) : mention.start], text[mention.end : mention.end + _REACH]
    return _IN.search(before) is not None or _IN_AFTER.match(after) is not None
