"""Which spaces hold two Danish words together on one line; the same ones while typing and on the page."""

from __future__ import annotations

import re

from .amounts import NBSP

_MONTH = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
# Each begins with the space itself, so that the search goes from space to space.
_BOUND = re.compile(
    r" (?:(?<=\d )(?=(?:mio|mia|kr|pct|t\.kr|dir|stk|m²)\b\.?|%)"
    r"|(?:(?<=mio\. )|(?<=mia\. ))(?=kr)"
    r"|(?:(?<=§ )|(?<=stk\. )|(?<=nr\. )|(?<=kl\. )|(?<=ca\. ))(?=\d)"
    r"|(?i:(?<=\bjf\. ))(?=(?i:bilag)|§)"
    r"|(?i:(?<=\bbilag )|(?<=\bpunkt )|(?<=\btabel )|(?<=\bside ))(?=\d)"
    rf"|(?<=\d\. )(?=(?:{_MONTH})\b)"
    r"|(?<=\b\d\) )(?=\S))"
)


def bind(text: str) -> str:
    """The text with no-break spaces where Danish letters must not divide: 5 mio. kr., § 31, jf. bilag 4.

    The length is unchanged, so places in the text still hold.
    """
    return _BOUND.sub(NBSP, text)


def space_to_bind(typed: str) -> int | None:
    """Where the space before the last word stands when that word has just been finished and belongs to the one before.

    ``typed`` is the text up to the caret. A word of letters is finished by what follows it; a number by itself, for
    its first digit is enough.
    """
    last = typed[-1:]
    if last.isalpha():
        return None
    end = len(typed) - (0 if last.isdigit() or last == "%" else 1)
    place = typed.rfind(" ", 0, end)
    return place if place >= 0 and _BOUND.match(typed, place) else None
