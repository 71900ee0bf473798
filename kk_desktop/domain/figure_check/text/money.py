"""The amounts of money in a text, in all the spellings that municipal papers use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kk_desktop.domain.amounts import BILLION, KRONE, MILLION, MOST_ORE, THOUSAND

from ..model import Amount, Qualifier
from .patterns import Pattern
from .shared_units import numbers_before

NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,15})(?:,\d{1,9})?(?![.,]?\d)"
"""A Danish number, whole: point for thousands, comma for decimals."""

# Not the tail of another number, of a word or of a fraction.
BEGINS = r"(?<![\w/])(?<!\d[.,:])"
_SIGN = r"(?:(?<![\w)])(?<!\d )[-−])?"
_SPACE = r"(?:[^\S\n]{0,3}|[^\S\n]?\n[^\S\n]?)"
_KRONER = r"(?:kr\b\.?|kroner\b|dkk\b)"
_UNITS = (
    ("mia", BILLION, rf"(?:mia\b\.?|milliard(?:er)?\b)(?:{_SPACE}{_KRONER})?"),
    ("mio", MILLION, rf"(?:mio\b\.?|mill\b\.?|million(?:er)?\b)(?:{_SPACE}{_KRONER})?"),
    ("tkr", THOUSAND, rf"(?:t\.? ?kr\b\.?|tkr\b\.?|tusind{_SPACE}{_KRONER}|1\.000 ?kr\b\.?)"),
    ("kr", KRONE, rf"(?:{_KRONER}|,-+(?:{_SPACE}{_KRONER})?)"),
    ("ore", 1, r"øre\b"),
)
_MOST = 100 * MOST_ORE
"""What a country spends is told in prose, although no table of ours could hold it."""
_WORTH = {name: ore for name, ore, _ in _UNITS}
_UNIT = "|".join(f"(?P<{name}>{words})" for name, _, words in _UNITS)
_WORDS = {"en halv": (5, 1), "halvanden": (15, 1)} | {
    word: (n, 0)
    for n, word in enumerate(["en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"], 1)
}

# "5 000 kr." has spaces for points, but "i bydel 3 500 mio. kr." has not.
_SPACED = r"\d{1,3}(?: \d{3}){1,4}(?!\d)"
_AMOUNT = Pattern(rf"{BEGINS}(?P<number>{_SIGN}(?:{_SPACED}(?= ?(?:t|kr))|{NUMBER})){_SPACE}(?:{_UNIT})(?!\w)")
_IN_WORDS = Pattern(rf"(?<![\w-])(?P<number>{'|'.join(_WORDS)}) (?=mi)(?:{_UNIT})(?!\w)")
_KRONER_FIRST = Pattern(rf"(?<![\w.-])(?<!mio\. )(?<!mia\. )kr\.? ?(?P<number>{_SIGN}{NUMBER})(?:,-+)?")
_SECOND_UNIT = Pattern(r"[^\S\n]?(?:mio|mia|mill|kr|t\.kr)\b")
_NOT_MONEY = Pattern(
    r" (?:(?:af|nye|flere|årlige|danske) )?(?:indbyggere|mennesker|personer|borgere|københavnere|gæster|besøg\w*|"
    r"turister|passagerer|rejsende|cyklister|\w*ture|tons?\b|liter|kubikmeter|kvadratmeter|m[23²³]\b|km\b|[km]wh|"
    r"euro\b|eur\b|dollars?|usd|pund|svenske|norske|timer|dage|eksemplarer|træer|visninger|opslag|overnatninger|"
    r"husstande|boliger|stk\b)"
)
# "1.000 kr." may be what a table counts in.
_THOUSAND = Pattern(r"1\.?000 ?kr\b\.?")
_IS_UNIT_BEFORE = Pattern(r"(?:\bp/?l,? |\bi (?:hele )?|\b(?:beløb|tal) i |[(\[])$")
_IS_UNIT_AFTER = Pattern(r"[ ,]*[-–]?[ ,]*(?:løbende |faste )?(?:\d{4}[ -]*)?(?:p/l|pl\b|priser)")
_ALONE = Pattern(r"[ \t]*(?:\n|$)")

_QUALIFIER = Pattern(
    r"(?:(?P<about>\bca\.?|\bcirka)|(?P<most>\bop til)|(?P<all>\bi ?alt))(?: (?:på|for|om|med|kr\.?|\w+))? $"
)
_IN_ALL_AFTER = Pattern(r" i ?alt\b(?! \d)")
_YEARLY = Pattern(
    r"(?:[^,.;:()\n\d]{0,40}?| ?\([^()\n]{0,20}p/?l\) )(?<!\w)(?:årligt?|om året|p(?:e)?r\.? år|hvert år|pro anno|"
    r"p\.a\.)(?!\w)"
)
_SHARES_UNIT = Pattern(rf"{BEGINS}(?P<number>{_SIGN}{NUMBER})(?P<joint> ?[-–—] ?|, | (?:og|eller|samt|til) )$")
_LED = Pattern(r"(?:hhv\.|henholdsvis|mellem|fra|enten) $")
_IN_A_ROW = Pattern(r"(?:\b(?:på|med|af)|\d,) $")


def find_amounts(text: str) -> list[Amount]:
    """Every amount in the order of the text, qualified by the words at it; price levels are read elsewhere."""
    found: list[Amount] = []
    for start, end, number, unit in sorted(_spelled(text)):
        room = found[-1].end if found else 0
        if start >= room and (amount := _read(text, start, end, number, unit)) is not None:
            found += reversed(list(_sharing(text, room, amount, unit)))
            found.append(amount)
    nexts = [amount.start for amount in found[1:]] + [len(text)]
    return [
        replace(amount, qualifier=_qualifier(text, amount, room)) for amount, room in zip(found, nexts, strict=False)
    ]


def _spelled(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, number and the unit's worth of what is spelled as an amount."""
    for pattern in (_AMOUNT, _IN_WORDS):
        for match in pattern.finditer(text):
            if _is_money(text, match):
                named = next(name for name in _WORTH if match[name] is not None)
                yield match.start("number"), match.end(), match["number"].lower(), _WORTH[named]
    for match in _KRONER_FIRST.finditer(text):
        if not _is_year(match["number"]):
            yield match.start("number"), match.end(), match["number"], KRONE


def _is_money(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if _THOUSAND.fullmatch(match[0]) and (
        _IS_UNIT_BEFORE.ends(text, start, 16)
        or _IS_UNIT_AFTER.match(text, end)
        or (text[start - 1 : start] in ("", "\n") and _ALONE.match(text, end))
    ):
        return False
    if _SECOND_UNIT.match(text, end):
        return False
    return "kr" in match[0].lower() or not (match["mia"] or match["mio"]) or not _NOT_MONEY.match(text, end)


def _read(text: str, start: int, end: int, number: str, unit: int) -> Amount | None:
    """The amount, or nothing where it is finer than an øre or larger than any budget."""
    if number in _WORDS:
        digits, decimals = _WORDS[number]
    else:
        whole, _, tail = number.partition(",")
        digits, decimals = int(re.sub(r"\D", "", whole) + tail), len(tail)
    ore, finer = divmod(digits * unit, 10**decimals)
    if finer or ore > _MOST:
        return None
    sign = -1 if number[0] in "-−" else 1
    return Amount(start, end, sign * ore, max(unit // 10**decimals, 1), quote=text[start:end])


def _sharing(text: str, room: int, amount: Amount, unit: int) -> Iterator[Amount]:
    """The numbers before the amount that have its unit, the nearest first: ``20-25``, ``mellem 2 og 3``."""
    at = amount.start
    while (match := _SHARES_UNIT.ends(text, at)) is not None:
        start = at - len(match[0])
        number, joint = match["number"], match["joint"].strip()
        is_row = "," in number or joint in "-–—," or _LED.ends(text, start, 14) or _IN_A_ROW.ends(text, start, 6)
        if start < room or _is_year(number) or not is_row:
            return
        other = _read(text, start, start + len(number), number, unit)
        if other is None or (joint == "," and at == amount.start):
            return
        yield other
        at = start
    if at == amount.start and unit == KRONE:
        for start, number in numbers_before(text, amount.start, amount.end):
            other = _read(text, start, start + len(number), number, unit) if start >= room else None
            if other is not None:
                yield other


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdigit() and number[:2] in ("19", "20")


def _qualifier(text: str, amount: Amount, room: int) -> Qualifier | None:
    if match := _QUALIFIER.ends(text, amount.start):
        return Qualifier.ABOUT if match["about"] else Qualifier.AT_MOST if match["most"] else Qualifier.IN_ALL
    if _IN_ALL_AFTER.match(text, amount.end):
        return Qualifier.IN_ALL
    return Qualifier.YEARLY if _YEARLY.match(text, amount.end, room) else None
