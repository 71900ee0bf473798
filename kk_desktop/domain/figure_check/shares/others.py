"""Shares that are of another thing than the amount told before them: of a part of it, or of another year's."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount, Figure, FigureKind
from ..text.patterns import Pattern
from ..text.words import same, telling

_OF_NOUN = Pattern(r" (?:ud )?af (?P<noun>[^.,;:()%\d]{1,50}?)(?=,| (?:er|udgør|svarende|på|dvs|altså)\b|\.|$)")
_PART = Pattern(
    r"\w*(?:del(?:en)?|drift\w*|løn(?:nen)?|lønudgift\w*|overskud\w*|underskud\w*|mer(?:udgift|forbrug|pris|indtægt)\w*|"
    r"mindre(?:udgift|forbrug|indtægt)\w*|overskrid\w*|rest(?:en)?|stigning\w*|besparelse\w*|fordyrelse\w*|forskel\w*|"
    r"differenc\w*)"
)
"""What names a part of an amount, or what two of them are apart."""
_ANOTHER_TIME = Pattern(r"\b(?:sidste år|i fjor|året (?:før|efter)|forrige år|næste år|til næste år|dengang|hidtil)\b")


def is_of_another(ground: Ground, share: Figure, base: Amount | Figure) -> bool:
    """Whether the words say that the share is of something that this is not."""
    return _is_of_a_part(ground, share, base) or _is_of_another_time(ground, share, base)


def _is_of_a_part(ground: Ground, share: Figure, base: Amount | Figure) -> bool:
    """``Tilskuddet er 1,8 mio. kr. To tredjedele af løndelen``: what the part comes to is not told."""
    match = _OF_NOUN.match(ground.after(share, 80))
    parts = [word for word in telling(match["noun"]) if _PART.fullmatch(word)] if match else []
    told = telling(ground.words(ground.number(base)))
    return bool(parts) and not any(same(part, word) for part in parts for word in told)


def _is_of_another_time(ground: Ground, share: Figure, base: Amount | Figure) -> bool:
    """``Legatet er på 600.000 kr. Sidste år gik en tredjedel heraf``: the year's own was another."""
    here, there = ground.number(share), ground.number(base)
    if here == there:
        return False
    told = [_ANOTHER_TIME.search(ground.words(number).lower()) is not None for number in (here, there)]
    years = [{each.value for each in ground.figures_in(number, FigureKind.YEAR)} for number in (here, there)]
    return told[0] > told[1] or bool(years[0] and years[1] and years[0].isdisjoint(years[1]))
