"""A date that the text looks forward to though it lies before the day the document bears."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kk_desktop.domain.dates import MONTHS, write_date

from .slips import Rule, Slip, own_words, sentences

_DATE = rf"(?P<day>0?[1-9]|[12]\d|3[01])\.[ \u00a0](?P<month>{'|'.join(MONTHS)})[ \u00a0](?P<year>(?:19|20)\d\d)\b"
_WHO = r"vi|de|der|man|det|den|\w{0,40}(?:udvalget|forvaltningen|planen|projektet|arbejdet|borgmesteren|mødet)"
_THEN = r"derfor|således|dog|også|igen|først|allerede|endelig|senest|tidligst|herefter|derefter|desuden|formentlig"
_HAPPENS = r"blive|finde\ssted|træde\si\skraft|begynde|starte|slutte|åbne|mødes|være\s(?:klar|færdig|afsluttet)"
_PASSIVE = (
    r"holdes|afholdes|behandles|drøftes|indvies|åbnes|afsluttes|udløber|begynder|mødes|træder\si\skraft|finder\ssted"
)
_WILL = r"vil|skal|forventes|planlægges|ventes|bedes"
_AHEAD = (
    # "vil udvalget igen den 4. april 2016", "træder i kraft den 4. april 2016"
    rf"\b(?:{_WILL})(?:\s+(?:{_WHO}|{_THEN}|{_HAPPENS}|at|{_PASSIVE}|behandlet|afholdt|drøftet|afsluttet)){{0,4}}"
    rf"\s+(?:senest\s+)?den\s+{_DATE}",
    rf"\b(?:{_PASSIVE})(?:\s+(?:{_THEN}))?\s+den\s+{_DATE}",
    # "Den 4. april 2016 vil udvalget"
    rf"^\W*den\s+{_DATE}\s+(?:vil|skal|forventes|{_PASSIVE})\b",
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in _AHEAD)
LOOKS_BACK = re.compile(
    r"\b(?:blev|var|havde|ville|skulle|daværende|dengang|oprindelig\w*|tidligere|sidste\sår|ifølge|fremgik|besluttede|"
    r"vedtog|som\s(?:gælder|trådte))\b",
    re.IGNORECASE,
)


def find_past_dates(text: str, written: date) -> Iterator[Slip]:
    """``vil den 4. april 2016`` in a letter of December 2016; a sentence that looks back may say what it likes."""
    starts: set[int] = set()
    for start, sentence in sentences(own_words(text)):
        if LOOKS_BACK.search(sentence):
            continue
        for match in (match for form in _FORMS for match in form.finditer(sentence)):
            place = start + match.start("day")
            day = _day_of(match)
            if day is None or day >= written or place in starts:
                continue
            starts.add(place)
            quote = text[place : start + match.end("year")]
            advice = f"Datoen ligger før dokumentets egen, {write_date(written)}. Ret datoen, eller skriv i datid."
            yield Slip(Rule.PAST_DATE, quote, place, advice)


def _day_of(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))
    except ValueError:
        return None
