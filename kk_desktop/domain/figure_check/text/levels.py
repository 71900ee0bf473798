"""The price level that a text gives to an amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Amount, Qualifier
from .passages import Passages
from .patterns import Pattern

LEVEL = Pattern(
    r"(?<![\w.,-])(?P<year>(?:19|20)\d\d)[ -]?(?:(?:p/l|pl)\b(?:-niveau)?|priser|prisniveau|pris- og lønniveau)"
    r"|\b(?:p/l|prisniveau|priser i|prisniveauet i|p/l-niveau) (?P<after>(?:19|20)\d\d)\b"
)
_IN_BRACKETS = Pattern(r"\([^()\d]*$")
_AT_AMOUNT = Pattern(r"(?:kr\b\.?|kroner|mio\b\.?|mia\b\.?|,-+) ?\((?:i |[^()\d]{0,12})?$")
_SHARED = Pattern(r"(?: ?[-–—] ?| (?:og|til|eller|samt) )[\d.,]+ ?(?:t\.|tkr|mio|mia|mill|kr)[\w. ]*\(")
_OF_TABLE = Pattern(r"\btabel(?:len)?\b")


def with_price_levels(text: str, amounts: Sequence[Amount]) -> Iterator[Amount]:
    """The amounts with the price level the text gives each: in its sentence, after it, or to all of them at once."""
    marks = [(match.start(), int(match["year"] or match["after"])) for match in LEVEL.finditer(text)]
    if not marks:
        yield from amounts
        return
    passages = Passages(text)
    by_sentence: dict[int, list[tuple[int, int]]] = {}
    for place, year in marks:
        by_sentence.setdefault(passages.number(place), []).append((place, year))
    for amount in amounts:
        number = passages.number(amount.start)
        level = _level(text, passages, amount, by_sentence.get(number, []))
        yield replace(amount, price_level=level) if level else amount


def _level(text: str, passages: Passages, amount: Amount, marks: list[tuple[int, int]]) -> int | None:
    after = [mark for mark in marks if mark[0] >= amount.end]
    if after:
        place, year = after[0]
        is_others = _OF_TABLE.search(text, amount.end, place) or _is_of_another(text, amount, place)
        return None if is_others else year
    before = [mark for mark in marks if mark[0] < amount.start]
    if before and (
        (amount.qualifier is Qualifier.IN_ALL and _is_of_all(text, before, amount))
        or _leads(text, passages, before[-1][0], amount)
    ):
        return None if _OF_TABLE.search(text, passages.at(amount.start).start, before[-1][0]) else before[-1][1]
    return None


def _is_of_all(text: str, before: list[tuple[int, int]], whole: Amount) -> bool:
    """Whether the last level is of all amounts before the whole: one in brackets closes the row and stands alone."""
    place = before[-1][0]
    if not _IN_BRACKETS.ends(text, place):
        return True
    closing = text[place : whole.start].partition(")")[2]
    return len(before) == 1 and not _AT_AMOUNT.ends(text, place) and not any(each.isdigit() for each in closing)


def _is_of_another(text: str, amount: Amount, place: int) -> bool:
    """Whether the level stands in brackets just after a later amount: ``2 mio. kr. til A og 3 mio. kr. (2024 p/l)``.

    Two that only a small word joins share it: ``fra 2 mio. kr. til 3 mio. kr. (2024 p/l)``.
    """
    own = _AT_AMOUNT.ends(text, place)
    return (
        own is not None and _SHARED.match(text, amount.end, place) is None and text[amount.end : place].strip() != "("
    )


def _leads(text: str, passages: Passages, place: int, amount: Amount) -> bool:
    """Whether the level stands before the first amount it is for: ``i 2014-priser koster det 5 mio. kr.``."""
    start = passages.at(place).start
    return not any(character.isdigit() for character in text[start:place]) and place < amount.start
