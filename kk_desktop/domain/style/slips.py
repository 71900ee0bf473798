"""What a slip of style is, and how a text is cut up to look for slips; what others have said or named is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """What was found; the value is the name it goes by outside the program."""

    FX = "fx."
    TWO_STOPS = "m.v.."
    PAIR = "såvel … samt"
    TWICE = "har … har"
    VOICE = "voice_mix"
    DATE_STYLE = "date_style_mix"
    REFERENCE = "reference_unresolved"
    COUNT = "count_mismatch"
    PAST_DATE = "date_before_document"
    NAME = "name_of_another_time"


@dataclass(frozen=True, slots=True)
class Slip:
    """One place in a text, and one Danish sentence of advice about it; ``instead`` is what can be put there."""

    rule: Rule
    quote: str
    start: int
    advice: str
    instead: str = ""

    @property
    def end(self) -> int:
        """Where the quote ends."""
        return self.start + len(self.quote)

    @property
    def message(self) -> str:
        """The words in question and the advice, on one line."""
        return f"”{' '.join(self.quote.split())}”: {self.advice}"


def word_set(words: str) -> frozenset[str]:
    """The words that stand between the spaces."""
    return frozenset(words.split())


HIDDEN = "\ufffc"
"""Stands for each letter that is not the writer's own: neither a letter nor a space."""

ABBREVIATIONS = word_set(
    "a.s adr afd afs aft alm ang anm art bl.a bd bem ca cirk d.d d.s d.v.s dir dvs e.l eks ekskl el.lign etc evt "
    "f.eks f.kr ff fhv fig forb fr fung fx gl hhv hr ifm ift iht incl inkl jf jr kap kbh kgs kl kr l lb lign lok "
    "m.a.o m.fl m.h.t m.m m.v max mdr mf mfl mht mia min mill mio mm mv nr o o.a o.l o.lign o.m.a obs okt osv p.a "
    "p.g.a p.t pct pga pkt pl pr ref resp s sml sp spm st stk str sv t t.kr t.o.m tel tlf tr udg ug v v.hj vedr "
    "vha årg årl"
)

_NOT_OURS = re.compile(
    r"”[^”\n]{1,300}[”“]|“[^”“\n]{1,300}[”“]|»[^«\n]{1,300}«|„[^“”\n]{1,300}[“”]|\"[^\"\n]{1,300}\""
    r"|(?<!\w)\w+://\S+|\bwww\.\S+|(?<!\S)\S+@\S+|(?<!\S)\S+\.(?:pdf|docx?|xlsx?|msg|eml)\b"
)
_STOP = re.compile(r"(?<![.!?])[.!?]+[)”]?(?=\s+[(”]?[A-ZÆØÅ\d])|\n[ \t]*\n")
_LONGEST_ABBREVIATION = 10


def own_words(text: str) -> str:
    """The text in the same length, with quotations, addresses and names of files hidden."""
    return _NOT_OURS.sub(lambda match: HIDDEN * len(match[0]), text)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place where it begins; an abbreviation or a date does not end one."""
    start = 0
    for match in _STOP.finditer(text):
        word = re.split(r"[\s(]", text[max(start, match.start() - _LONGEST_ABBREVIATION) : match.start()])[-1].lower()
        if match[0].startswith(".") and (word in ABBREVIATIONS or (word.isdigit() and len(word) < 3)):
            continue
        yield start, text[start : match.end()]
        start = match.end()
    yield start, text[start:]
