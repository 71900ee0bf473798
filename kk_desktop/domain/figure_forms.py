"""How a figure in prose says what it comes to.

A form is a unit, and what is done with the figure in it: ``mio`` is the amount as its tables print it, ``mio1`` has one
decimal and keeps it, ``_turned`` tells -40 as 40, and ``_pl`` at the end the price level as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from .amounts import (
    BILLION,
    KRONE,
    MILLION,
    NBSP,
    THOUSAND,
    in_prose,
    last_digit,
    round_to_ore,
    rounded,
    write_decimal,
    write_share,
)
from .budgets import level_words
from .figures import Reckoned

_FORM = re.compile(
    r"(?P<unit>mia|mio|tkr|kr|percent|pct)(?P<decimals>[0-6])?(?P<bare>_bare)?(?P<turned>_turned)?(?P<level>_pl)?"
)
_UNITS = {"mia": BILLION, "mio": MILLION, "tkr": THOUSAND, "kr": KRONE}
_MOST_DECIMALS, _MOST_OF_PERCENT = 3, 6


def say(figure: Reckoned, form: str) -> str | None:
    """The figure in that form; ``None`` where there is nothing to say, or not in that form.

    ``_bare`` leaves out the unit, which stands further on in the sentence: 7,8 og 15,7 mio. kr. ``_turned`` turns the
    sign, for a table has income as -40 that a text tells as 40; should it become an expense, the text shows a minus.
    What a form would round to nothing is told with more decimals: 40.000 kr. is never 0,0 mio. kr.
    """
    parts = _FORM.fullmatch(form)
    if parts is None or (figure.ore if parts["unit"] in _UNITS else figure.share) is None:
        return None
    decimals = int(parts["decimals"]) if parts["decimals"] else None
    if figure.share is None:
        words = _amount(figure, parts["unit"], decimals, -1 if parts["turned"] else 1)
    else:
        words = _share(figure.share, decimals)
        words = words.replace("%", "pct.") if parts["unit"] == "pct" else words
    if parts["bare"]:
        words = words.partition(NBSP)[0]
    level = level_words(figure.level) if parts["level"] else ""
    return f"{words} ({level.replace(' ', NBSP)})" if level else words


def _amount(figure: Reckoned, unit: str, decimals: int | None, sign: int) -> str:
    assert figure.ore is not None
    if decimals is not None and rounded(figure.ore, _UNITS[unit], decimals):
        return in_prose(sign * figure.ore, unit, decimals)
    return in_prose(sign * figure.shown, unit, decimals if not figure.ore else None)


def _share(share: Fraction, decimals: int | None) -> str:
    """Without decimals asked for it is as a table prints it."""
    asked = 1 if decimals is None else decimals
    told = next((n for n in range(asked, _MOST_OF_PERCENT) if round_to_ore(share * 100 * 10**n)), asked)
    return write_share(share, told, keeps_zeros=decimals is not None)


def forms_of(figure: Reckoned) -> dict[str, str]:
    """The forms to choose among, the one a letter would use first, with what each says.

    No two say the same, but for those that will not if the figure gets more decimals: ``keeps_decimals`` tells which.
    """
    says: dict[str, str] = {}
    for form in _likely(figure):
        words = say(figure, form)
        same = next((other for other, said in says.items() if said == words), None)
        if words is not None and (same is None or (keeps_decimals(form, same) and _may_grow(figure, form))):
            says[form] = words
    return says


def keeps_decimals(form: str, other: str) -> bool:
    """Whether the form is the other one, but with as many decimals whatever the figure becomes."""
    one, another = _FORM.fullmatch(form), _FORM.fullmatch(other)
    if one is None or another is None or not one["decimals"] or another["decimals"]:
        return False
    return form.replace(one["decimals"], "", 1) == other


def told_decimals(form: str) -> str:
    """How many decimals a form keeps, in words: altid 2 decimaler."""
    parts = _FORM.fullmatch(form)
    count = int(parts["decimals"]) if parts and parts["decimals"] else 0
    return f"altid {count} {'decimal' if count == 1 else 'decimaler'}" if count else "altid uden decimaler"


def _may_grow(figure: Reckoned, form: str) -> bool:
    """Whether the tables the figure is made of print finer amounts than the form does."""
    parts = _FORM.fullmatch(form)
    if parts is None or not parts["decimals"] or parts["level"] or figure.ore is None:
        return False
    return last_digit(_UNITS[parts["unit"]], int(parts["decimals"])) > figure.step


def _likely(figure: Reckoned) -> Iterator[str]:
    if figure.share is not None:
        is_whole = not round_to_ore(figure.share * 1_000) % 10
        yield from ("percent", "percent1", "pct", "pct1") if is_whole else ("percent1", "percent0", "pct1", "pct0")
        return
    ore = figure.shown
    plain = [*_in_millions(ore), "tkr", "kr"] if abs(ore) >= MILLION else ["kr", "tkr", "mio", "mio1"]
    if abs(ore) >= BILLION:
        plain += ["mia", "mia1"]
    yield from plain
    if figure.level is not None:
        yield from (f"{form}_pl" for form in plain)
    if ore < 0:
        yield from (f"{form}_turned" for form in plain)


def _in_millions(ore: int) -> Iterator[str]:
    yield from ("mio", "mio1")
    exact = len(write_decimal(ore, MILLION).partition(",")[2])
    # Of a few millions too much would be lost in whole ones.
    digits = (0, 2, 3) if abs(ore) >= 10 * MILLION else (2, 3)
    yield from (f"mio{n}" for n in digits if (n and n == exact) or rounded(ore, MILLION, n) != ore)


def form_like(figure: Reckoned, written: str) -> str | None:
    """The form that says what is written, exact before rounded; ``None`` where the figure says something else.

    An amount is the same with its sign turned, as Talkontrol reads it.
    """
    says = {form: words for form in _every_form(figure) if (words := say(figure, form)) is not None}
    spelled = " ".join(written.split())
    alike = [form for form, words in says.items() if is_same_figure(words, written)]
    return next((form for form in alike if says[form].replace(NBSP, " ") == spelled), alike[0] if alike else None)


def _every_form(figure: Reckoned) -> Iterator[str]:
    units = _UNITS if figure.ore is not None else ("percent", "pct")
    turned = ("_turned", "_bare_turned", "_turned_pl") if figure.ore else ()
    for ending in ("", "_bare", "_pl", *turned):
        for digit in ("", *map(str, range(_MOST_DECIMALS + 1))):
            yield from (f"{unit}{digit}{ending}" for unit in units)


_SPELLINGS = (
    (re.compile(r"[\s.]+"), ""),
    (re.compile(r"[−–]"), "-"),
    (re.compile(r"kroner|,-$"), "kr"),
    (re.compile(r"millioner|million|mill"), "mio"),
    (re.compile(r"milliarder|milliard"), "mia"),
    (re.compile(r"procent|pct"), "%"),
    (re.compile(r",0+%$"), "%"),
    (re.compile(r"^kr(.+)$"), r"\1kr"),
    (re.compile(r"(mio|mia)kr"), r"\1"),
)


def is_same_figure(one: str, other: str) -> bool:
    """Whether two spellings write the same figure in the same unit: 5 mio.kr. and 5 millioner kroner."""
    return _bare_spelling(one) == _bare_spelling(other)


def _bare_spelling(words: str) -> str:
    bare = words.casefold()
    for pattern, short in _SPELLINGS:
        bare = pattern.sub(short, bare)
    return bare
