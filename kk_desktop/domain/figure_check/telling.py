"""A finding in the words of a card: its title, what the table says, how far it is off, and the figure put right."""

from __future__ import annotations

import re
from fractions import Fraction

from kk_desktop.domain.amounts import BILLION, KRONE, MILLION, THOUSAND, in_prose, write_decimal

from . import say
from .model import FigureFinding, Relation, Verdict

_NUMBER = re.compile(r"\d(?:[\d.,\u00a0\u202f ]*\d)?")
_CLAIMED = "; teksten siger"
_MOST_DECIMALS = 3
"""As many as an amount in a sentence has."""

_WRONG = {
    Relation.UNIT_MISMATCH: "Enheden passer ikke med tabellen",
    Relation.SHARE_OF: "Andelen passer ikke",
    Relation.COUNT_OF_LIST: "Antallet passer ikke",
    Relation.RANGE_OF_YEARS: "Årene passer ikke",
    Relation.PRICE_LEVEL_MIX: "Tallene er i forskellige prisniveauer",
    Relation.UNRESOLVED_REFERENCE: "Henvisningen fører ingen steder hen",
}
_CALCULATED = {Relation.SHARE_OF: "andelen giver", Relation.N_TIMES_YEARLY: "regnestykket"}
_TAKEN_OFF = re.compile(r"\d [-−] \d")
_IN_TABLE = frozenset({Relation.ROW_TOTAL, Relation.COLUMN_TOTAL})


def title(finding: FigureFinding) -> str:
    """What is the matter, in one line; a doubt never borrows a contradiction's words."""
    if finding.verdict is Verdict.GREEN:
        return basis(finding)
    if finding.verdict is Verdict.AMBER:
        quote = " ".join(finding.quotes[0].split()) if finding.quotes else ""
        return f"”{quote}” kan ikke afgøres" if quote else "Det kan ikke afgøres"
    if finding.relation is Relation.UNIT_MISMATCH or not off_by(finding):
        return _WRONG.get(finding.relation, "Tallet passer ikke")
    if _is_twice(finding):
        return f"Beløbet står to gange med {difference(finding)} til forskel"
    who = "Tabellens sum er" if finding.relation in _IN_TABLE else "Teksten siger"
    return f"{who} {difference(finding)} {'mere' if off_by(finding) > 0 else 'mindre'} end {_than(finding)}"


def _is_twice(finding: FigureFinding) -> bool:
    """Whether it is one amount that the text tells in two ways."""
    return finding.relation is Relation.SUM and len(finding.quotes) == 2 and not finding.cells


def _than(finding: FigureFinding) -> str:
    """What the claim was held against, in a word."""
    if finding.relation in _IN_TABLE:
        return "delene"
    if finding.relation in _CALCULATED:
        return _CALCULATED[finding.relation]
    if finding.relation is Relation.EQUALS_CELL or (finding.cells and finding.relation is not Relation.SUM):
        return "tabellen"
    return "regnestykket" if _TAKEN_OFF.search(basis(finding)) else "tabellen" if finding.cells else "delene"


def in_a_sentence(finding: FigureFinding) -> str:
    """What is the matter where there is no card: the calculation tells itself how far the text is off."""
    return finding.explanation if off_by(finding) else f"{title(finding)}: {finding.explanation}"


def with_table(words: str, table: str) -> str:
    """The words, and which table they are about where there is more than one."""
    return f"{words} – {table}" if table else words


def basis(finding: FigureFinding) -> str:
    """What the claim was held against, the claim itself left out: 7,8 + 15,7 = 23,5."""
    return finding.explanation.partition(_CLAIMED)[0]


def off_by(finding: FigureFinding) -> int:
    """By how many øre the claim is too much; a saving may be written with or without its sign."""
    if finding.claim_ore is None or finding.expected_ore is None:
        return 0
    return abs(finding.claim_ore) - abs(finding.expected_ore)


def difference(finding: FigureFinding) -> str:
    """How far it is off: 24.000 kr. Nothing where no amounts are compared, or they are the same."""
    return say.prose(abs(off_by(finding))) if off_by(finding) else ""


def put_right(finding: FigureFinding) -> str | None:
    """The claim as it should read, spelled as it is spelled: 23,476 mio. kr. becomes 23,5 mio. kr.

    ``None`` where no amount is known, or it says what it should.
    """
    if finding.expected_ore is None or not off_by(finding) or not finding.quotes:
        return None
    quote, ore = finding.quotes[0], abs(finding.expected_ore)
    number = _NUMBER.search(quote)
    unit = _unit(number[0], abs(finding.claim_ore or 0)) if number else None
    if number is None or unit is None:
        return in_prose(ore, "mio" if ore >= MILLION else "kr")
    exact = write_decimal(ore, unit)
    decimals = len(exact.partition(",")[2])
    if decimals > _MOST_DECIMALS:
        exact = write_decimal(ore, unit, max(len(number[0].partition(",")[2]), 1))
    return quote[: number.start()] + exact + quote[number.end() :]


def _unit(digits: str, ore: int) -> int | None:
    """What one of the written number is worth; ``None`` where that is no unit anybody writes in."""
    bare = re.sub(r"[^\d,]", "", digits).replace(",", ".", 1)
    value = Fraction(bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else Fraction(0)
    unit = ore / value if value else Fraction(0)
    return int(unit) if unit in (KRONE, THOUSAND, MILLION, BILLION) else None
