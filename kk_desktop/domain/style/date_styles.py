"""Dates written in two ways in one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kk_desktop.domain.dates import MONTHS

from .slips import Rule, Slip, own_words

_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:(?:19|20)\d\d|\d\d)"
_EDGE, _END = r"(?<![\w.,/§-])(?<!§ )", r"(?![\w/]|[-.,]\d)"
_LONG = "”4. april 2011”"
_STYLES = {
    _LONG: rf"{_EDGE}{_DAY}\.\s?(?:{'|'.join(MONTHS)})(?:\s(?:19|20)\d\d)?\b",
    "”04-04-2011”": rf"{_EDGE}{_DAY}-{_MONTH}-{_YEAR}{_END}",
    "”04.04.2011”": rf"{_EDGE}{_DAY}\.\s?{_MONTH}\.\s?{_YEAR}{_END}",
    "”4/4 2011”": rf"{_EDGE}{_DAY}/{_MONTH}[\s/-]{_YEAR}{_END}",
    "”2011-04-04”": rf"{_EDGE}(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]){_END}",
}
_FORMS = {style: re.compile(form, re.IGNORECASE) for style, form in _STYLES.items()}
_NUMBERED = re.compile(
    r"\b(?:afsnit|kapitel|punkt|pkt\.|version|funktion|tabel|figur|nr\.|nr\.?\s\d+\saf|stk\.|tlf\.|telefon)\s*$",
    re.IGNORECASE,
)
_FORM_LIKE = re.compile(
    r"(?m)^[ \t]*(?:[A-ZÆØÅ]\w+:[ \t]*(?P<labelled>\d)|(?P<alone>\d)[\d./-]{5,9}[ \t]*$)"
    r"|\b[A-ZÆØÅ]{2,4} (?:den )?(?P<minuted>\d)"
)
"""A date behind its label or alone on its line, as in a letter's head, and a meeting's: BIU 12.11.12."""


@dataclass(frozen=True, slots=True)
class _Date:
    style: str
    start: int
    quote: str


def find_date_styles(text: str) -> Iterator[Slip]:
    """The first date that is not written as most are; where there are as many, words are the style of a letter."""
    dates = _dates(text)
    counts = Counter(date.style for date in dates)
    if len(counts) < 2:
        return
    first = {style: next(date for date in dates if date.style == style) for style in counts}
    usual = min(counts, key=lambda style: (-counts[style], style != _LONG, first[style].start))
    odd = next(date for date in dates if date.style != usual)
    advice = f"Datoer skrives ellers som {usual} her. Skriv dem ens i hele brevet."
    yield Slip(Rule.DATE_STYLE, odd.quote, odd.start, advice)


def _dates(text: str) -> list[_Date]:
    own = own_words(text)
    form_like = {match.start(match.lastgroup or 0) for match in _FORM_LIKE.finditer(own)}
    found = [
        _Date(style, match.start(), match[0])
        for style, form in _FORMS.items()
        for match in form.finditer(own)
        if match.start() not in form_like and not _NUMBERED.search(own, max(0, match.start() - 16), match.start())
    ]
    return sorted(found, key=lambda date: date.start)
