"""A committee or another body under a name that is not its own on the day the document bears."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kk_desktop.domain.dates import write_date
from kk_desktop.domain.decisions import genitive
from kk_desktop.domain.documents import Document

from .past_dates import LOOKS_BACK
from .slips import HIDDEN, Rule, Slip, own_words, sentences

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d\b|(?<=\d[.-]\d\d[.-])\d\d\b")
_DECIDED = re.compile(
    r"\b(?:godkendte|anbefalede|tiltrådte|drøftede|behandlede|bevilgede|afsatte|har\s+(?:godkendt|behandlet|tiltrådt))\b",
    re.IGNORECASE,
)
"""What a body did under the name it had."""


@dataclass(frozen=True, slots=True)
class NameOfTime:
    """A name that does not hold on a document's day, and the one that does; ``word`` is what the body is: Udvalget.

    ``changed`` is when the right name began, or with ``is_to_come`` when the wrong one begins.
    """

    name: str
    right: str
    word: str
    changed: date | None = None
    is_to_come: bool = False

    @property
    def advice(self) -> str:
        """The sentence that tells it."""
        if self.changed is None:
            return f"{self.word} hedder {self.right}."
        if self.is_to_come:
            return f"{self.word} hedder {self.right} indtil {write_date(self.changed)}."
        return f"{self.word} hedder {self.right} fra {write_date(self.changed)}."

    def is_of_its_time(self, sentence: str) -> bool:
        """Whether the sentence tells of a time when the name was, or will be, the right one."""
        if self.changed is None:
            return False
        years = [int(year[0]) if len(year[0]) == 4 else 2000 + int(year[0]) for year in _YEAR.finditer(sentence)]
        if self.is_to_come:
            return any(year >= self.changed.year for year in years)
        told = LOOKS_BACK.search(sentence) or _DECIDED.search(sentence)
        return bool(told) or any(year < self.changed.year for year in years)


def find_names(text: str, names: Sequence[NameOfTime]) -> Iterator[Slip]:
    """Names of another time in a text; a sentence that tells of that time may use them."""
    own = own_words(text)
    for right in {each.right for each in names}:
        # A name may be part of the one that took its place.
        own = _pattern(right).sub(lambda match: HIDDEN * len(match[0]), own)
    for start, sentence in sentences(own) if names else ():
        for each in names:
            for match in _pattern(each.name).finditer(sentence):
                if not each.is_of_its_time(sentence):
                    begin = start + match.start()
                    quote = text[begin : start + match.end()]
                    right = genitive(each.right) if match["genitive"] else each.right
                    yield Slip(Rule.NAME, quote, begin, each.advice, right)


def find_names_of_parties(document: Document, names: Iterable[NameOfTime]) -> Iterator[Slip]:
    """Names of another time for who sends and who gets the document."""
    there = {document.sender, *document.recipients, *document.copies}
    for each in names:
        if each.name in there:
            yield Slip(Rule.NAME, each.name, 0, each.advice, each.right)


def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-]){words}(?P<genitive>s|’)?(?![\w-])")
