"""The price level that a text gives to an amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .model import Amount, Qualifier
from .passages import Passages
from .patterns import Pattern

LEVEL = Pattern(
    r"(?<![\w.,-])(?P<year>(?:19|20)\d\d)[ -]?(?:(?:p/l|pl)\b(?:-niveau)?|priser|prisniveau|pris- og lønniveau)"
    r"|\b(?:p/l|prisniveau|priser i|prisniveauet i|p/l-niveau) (?P<after>(?:19|20)\d\d)\b"
)
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
        return None if _OF_TABLE.search(text, amount.end, place) else year
    before = [mark for mark in marks if mark[0] < amount.start]
    if before and (amount.qualifier is Qualifier.IN_ALL or _leads(text, passages, before[-1][0], amount)):
        return None if _OF_TABLE.search(text, passages.at(amount.start).start, before[-1][0]) else before[-1][1]
    return None


def _leads(text: str, passages: Passages, place: int, amount: Amount) -> bool:
    """Whether the level stands before the first amount it is for: ``i 2014-priser koster det 5 mio. kr.``."""
    start = passages.at(place).start
    return not any(character.isdigit() for character in text[start:place]) and place < amount.start
