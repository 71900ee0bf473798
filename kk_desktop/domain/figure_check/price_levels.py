"""Amounts that price levels keep apart: those of a text, and those of an earlier decision beside a table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from . import say
from .cells.grids import years_in
from .ground import Ground
from .model import Amount, Relation, Verdict
from .text.patterns import Pattern

_EARLIER_HEADING = Pattern(
    r"\W*(?:tidligere (?:afsatte|bevilgede|bevillinger|midler|udmøntede)|hidtidige? (?:bevilling|midler))"
)
_EARLIER = Pattern(
    r"\b(?:tidligere (?:er |blev |har )?(?:\w+ ){0,3}(?:afsat|bevilget|udmøntet|godkendt|besluttet)|(?:blev|er|"
    r"var) (?:der )?(?:tidligere|i forvejen|allerede|med budget \d{4}) (?:\w+ ){0,2}(?:afsat|bevilget))"
)
_GIVEN = Pattern(
    r"\b(?:har|er)\b.{0,60}\b(?:afsat|bevilget|tildelt|givet|udmøntet)\b|"
    r"\b(?:blev|var|havde|fik|gav|bevilgede|kostede|udgjorde)\b"
)
_OF_ANOTHER = Pattern(r"\b(?:lignende|tilsvarende|(?:indgår|er) ikke|ikke (?:er|indgår|med))\b")
_COMPARED = Pattern(
    r"\b(?:mod|i forhold til|sammenlignet|mere end|mindre end|højere end|lavere end|svarer til|plus|dertil)\b"
)
_HELD = Pattern(
    r"\b(?:mod|end|forhold til|sammenlign\w*|svarer til|plus|dertil|hertil|derudover|tilsammen|sammenlagt|samle[tde]+|"
    r"i ?alt|steg\w*|stig\w*|fald\w*|voks\w*|hæve\w*|forhøj\w*|øge\w*|sænke\w*|nedsæt\w*|reducer\w*|dyrere|"
    r"billigere|mere|mindre|forskel\w*|supplere\w*|yderligere|nu|fra|viderefør\w*|fortsæt\w*|forlæng\w*|herefter|dermed|altså|således)\b"
)
_KEPT_APART = Pattern(
    r"\b(?:ikke (?:\w+ ){0,2}(?:lagt|lægges|lagte|sammenlignes?|regnet) |hvert? sit|hver sin|for sig)\b"
)
_ONCE = Pattern(
    r"\b(?:(?:blev|har|havde|var)\b.{0,60}\b(?:afsat|bevilget|vedtaget|tildelt|givet|udmøntet|fået|brugt)|"
    r"tidligere|hidtil|oprindeligt?|(?:budget|i|for) (?:19|20)\d\d|sidste år|året før)\b"
)
_NOW = Pattern(
    r"\b(?:viderefør\w*|fortsæt\w*|forlæng\w*|gentag\w*|hæv\w*|forhøj\w*|øges|sænk\w*|nedsæt\w*|i forhold til|"
    r"end de(?:n|t)?|mod (?:de )?|tidligere)\b"
)


_MOST_ADDED, _NEAR = 6, 3
"""Parts of different price levels that are added up, and sentences from one to the next and on to their sum."""


def check_earlier_money(ground: Ground) -> None:
    """Money of an earlier decision without a price level, beside a table that has one."""
    levels = {grid.table.price_level for grid in ground.grids} - {None}
    if not levels:
        return
    section = ""
    for number, sentence in enumerate(ground.passages.sentences):
        words = ground.words(number)
        if number == 0 or ground.passages.sentences[number - 1].section != sentence.section:
            section = words
        is_earlier = _EARLIER_HEADING.match(section) or _EARLIER.search(words)
        is_given = _GIVEN.search(words) is not None and _OF_ANOTHER.search(words) is None
        for amount in ground.amounts_in(number) if is_earlier or is_given else ():
            is_of_it = is_earlier or _is_before_the_table(ground, amount)
            if is_of_it and amount.price_level is None and amount not in ground.settled:
                told = " og ".join(f"{level} p/l" for level in sorted(level for level in levels if level))
                said = f"Beløbet er fra en tidligere beslutning og uden prisniveau; tabellen er i {told}"
                ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [amount], said)


def _is_before_the_table(ground: Ground, amount: Amount) -> bool:
    """Whether its only years are before those of the tables and their prices, and no cell says the same."""
    years = {int(year[:4]) for year in ground.years_of(amount)}
    there = {year for grid in ground.grids for label in grid.table.columns for year in years_in(label)}
    there |= {grid.table.price_level for grid in ground.grids if grid.table.price_level}
    is_there = any(abs(amount.ore) in grid.by_size for grid in ground.grids)
    return bool(years) and max(years) < min(there) and not is_there


def check_levels(ground: Ground) -> None:
    """Amounts beside each other that the words hold together, and that are told at different price levels."""
    for at, whole in enumerate(ground.amounts):
        _check_added(ground, whole, ground.amounts[max(0, at - _MOST_ADDED) : at])
    for are_held in (_are_compared, _goes_on):
        told = {span for each in ground.findings if each.relation is Relation.PRICE_LEVEL_MIX for span in each.spans}
        for one, other in pairwise(ground.amounts):
            is_told = not told.isdisjoint({(one.start, one.end), (other.start, other.end)})
            if one.price_level != other.price_level and not is_told and are_held(ground, one, other):
                ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [one, other], _apart(one, other))


def _check_added(ground: Ground, whole: Amount, before: Sequence[Amount]) -> None:
    """``4,6 mio. kr. (2022 p/l)``, ``1,9 mio. kr. (2025 p/l)``, and then ``i alt 6,5``: added as they stand."""
    if whole in ground.settled or whole in ground.ranges:
        return
    for count in range(2, len(before) + 1):
        parts = before[-count:]
        are_near = all(
            ground.number(other) - ground.number(one) < _NEAR
            and ground.sentence(one).section == ground.sentence(other).section
            for one, other in pairwise((*parts, whole))
        )
        levels = {each.price_level for each in parts}
        if are_near and len(levels) > 1 and levels != {None} and whole.says(sum(each.ore for each in parts)):
            ground.tell(Verdict.AMBER, Relation.PRICE_LEVEL_MIX, [whole, *parts], say.levels_added(parts))
            return


def _are_compared(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether they are compared in one sentence, or both have a level and their sentences hold them together."""
    near = ground.number(other) - ground.number(one)
    if near == 0 and _COMPARED.search(ground.between(one, other)):
        return True
    return None not in (one.price_level, other.price_level) and near < 2 and _are_held(ground, one, other)


def _are_held(ground: Ground, one: Amount, other: Amount) -> bool:
    """Whether the words hold two amounts against each other, or add them: two that are only told are right."""
    words = " ".join(ground.words(n) for n in range(ground.number(one), ground.number(other) + 2))
    return _HELD.search(words) is not None and not _KEPT_APART.search(words)


def _goes_on(ground: Ground, one: Amount, other: Amount) -> bool:
    """``blev der afsat 4,0 mio. kr.``, and then ``videreføres med 4,2 mio. kr. (2025 p/l)``: one has no price level."""
    if None not in (one.price_level, other.price_level):
        return False
    bare, levelled = (one, other) if one.price_level is None else (other, one)
    is_near = ground.number(other) - ground.number(one) < 2
    if not is_near or ground.sentence(one).paragraph != ground.sentence(other).paragraph:
        return False
    told, words = ground.about(bare), ground.about(levelled)
    is_compared = _NOW.search(words) or (bare is other and _NOW.search(told))
    return bool(is_compared and _ONCE.search(told))


def _apart(one: Amount, other: Amount) -> str:
    told = [f"{each.price_level} p/l" if each.price_level else "intet angivet prisniveau" for each in (one, other)]
    return f"Beløbene er i {told[0]} og {told[1]}; de kan ikke sammenlignes uden omregning"
