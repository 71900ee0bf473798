"""Sentences with nothing in them but what a table tells: what it is about, its rows, its years and its money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from ..model import Amount
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from ..text.words import same, telling
from .grids import Grid, years_in
from .mentions import Mention, Names
from .surroundings import Surroundings

_MONEY = Pattern(r"\b\w*?(?P<noun>udgift|omkostning|budget)(?:t?et|en|er|erne)?s?\b")
_COSTS = Pattern(r"koster?")
_OF_MONEY = Pattern(
    r"(?!(?:udgift|omkostning|budget)(?:en|et|er|s)?$)\w*(?:udgift|omkostning|indtægt|indtægts|finansiering|tilskud|"
    r"besparelse|forbrug|bevilling|pulje|ramme|lån|investering|ansøg|tilsagn|ændring|regnskab|afvigelse|provenu)\w*"
)
"""Words of a caption that make its money another kind than what something costs."""
_GENERAL = Pattern(
    r"(?:tabel|oversigt|budget|økonomi|samlet|samlede|årlige?|perioden?|i ?alt|fordelt|fordeling|år|beløb|kroner|"
    r"\w*omkostninger|udvikling)\w*|\d+"
)
"""What a caption may say without telling what it is about."""
_KNOWN = Pattern(
    r"(?:i|er|på|for|til|af|og|om|den|det|de|der|med|en|et|ét|som|at|fra|pr|år|året|årene|årige|årlige?t?|hvert?|alle|"
    r"over|mens|samt|men|dermed|således|altså|derfor|herefter|hermed|så|vil|skal|ifølge|jf|"
    r"tabel|tabellen|udgør|udgøre|koste[rs]?|bliver?|beløber?|løber?|op|sig|lyder?|forventes|ventes|har|have|kommer|"
    r"budgetteret|budgetteres|regnes|"
    r"udgift(?:en|er|erne)?|omkostning(?:en|er|erne)?|budget(?:tet)?|pris(?:en)?|sum(?:men)?|økonomi(?:en)?|beløb(?:et)?|"
    r"alt|ialt|samlet|samlede|set|totalt?|totale|tilsammen|sammenlagt|hele|\w*perioden?|gennemsnitlige?t?|gennemsnit|"
    r"snit|under|fordelt|kr|mio|mia|t|tkr|pl|p|l|prisniveau|niveau|opgjort|faste|priser|"
    r"notat|baggrund|indstilling|økonomiske|konsekvenser|løsning|problemstilling|resumé|indledning)"
)
_SO_MANY_YEARS = Pattern(r"\b(?P<count>to|tre|fire|fem|seks) (?P<some>(?:første|sidste) )?\w*år(?:ene|et|s)?\b")
_END_YEAR = re.compile(r"(?<=\d[-–])\d{4}\b")
_NUMBER = re.compile(r"[\d.,]+")
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<![.!?:\n] )(?<!^)(?<!\n)\b[A-ZÆØÅ][\w-]+")
_LONG = 5
"""Letters of a caption's word that says what its table is about, at least."""
_ALIKE = 4
"""Letters that a word has in common with the one of a row's name that it is."""
_BACK = 40
"""Sentences before an amount in which it is told what its text is about."""


class _Subject(Enum):
    """What a sentence is about: the table's own subject, nothing new, another one, or it cannot be told."""

    TABLE = 1
    NONE = 2
    OTHER = 3
    UNKNOWN = 4


class Plainly:
    """Whether the words around an amount can be about one table and about nothing else."""

    def __init__(self, around: Surroundings, grid: Grid, names: Names) -> None:
        self._around, self._ground, self._grid, self._names = around, around.ground, grid, names
        words = tuple(dict.fromkeys(part for word in telling(grid.table.caption) for part in word.split("-") if part))
        self._kinds = [word for word in words if _OF_MONEY.fullmatch(word)]
        self._subject = [
            word for word in words if len(word) >= _LONG and word not in self._kinds and not _GENERAL.fullmatch(word)
        ]
        self._nouns = {match["noun"].lower() for match in _MONEY.finditer(grid.table.caption)}
        self._told: dict[Amount, bool] = {}
        self._subjects: dict[int, _Subject] = {}

    def tells(self, amount: Amount) -> bool:
        """Whether its sentence is of the table: its subject is named, or none is and there is no other table."""
        if amount not in self._told:
            self._told[amount] = self._tells(amount)
        return self._told[amount]

    def tells_all(self, amount: Amount) -> bool:
        """Whether it is what everything costs, as the caption calls it, and no row is spoken of."""
        if not self.tells(amount) or self._rows(self._stretch(amount)) or self._rows_before(amount):
            return False
        words = self._words(self._stretch(amount))
        if self._is_named(words) and (self._nouns or not self._kinds):
            return any(_MONEY.match(word) or _COSTS.fullmatch(word) for word in words)
        return any(noun == match["noun"] for noun in self._nouns for word in words if (match := _MONEY.match(word)))

    def _tells(self, amount: Amount) -> bool:
        stretch = self._stretch(amount)
        words = self._words(stretch)
        if len({mention.row for mention in self._rows(stretch)}) > 1 or not self._is_known(stretch):
            return False
        if not self._has_years(stretch):
            return False
        if any(not _is_said(kind, words) for kind in self._kinds):
            return False
        if self._is_named(words):
            return not any(_share_subject(self._subject, other) for other in self._other_captions())
        return len(self._ground.grids) == 1 and self._goes_on(amount)

    def _has_years(self, stretch: tuple[int, int]) -> bool:
        """Whether the years that are said are the table's, and as many as they are."""
        text = self._ground.text[slice(*stretch)]
        there = {year for label in self._grid.table.columns for year in years_in(label)}
        counts = [NUMBER_WORDS[match["count"].lower()] for match in _SO_MANY_YEARS.finditer(text) if not match["some"]]
        is_all = all(count == len(there) for count in counts)
        return not there or (is_all and {*years_in(text), *map(int, _END_YEAR.findall(text))} <= there)

    def _stretch(self, amount: Amount) -> tuple[int, int]:
        """From the beginning of its sentence to where the next amount is told."""
        at, sentence = self._around.stretch(amount), self._ground.sentence(amount)
        return sentence.start, at.own_end if at.tail < sentence.end else sentence.end

    def _words(self, stretch: tuple[int, int]) -> list[str]:
        return [word.lower() for word in _WORD.findall(self._ground.text[slice(*stretch)])]

    def _rows(self, stretch: tuple[int, int]) -> Sequence[Mention]:
        return self._names.mentions(self._ground.text, *stretch)

    def _is_known(self, stretch: tuple[int, int]) -> bool:
        """Whether there is no word but those of money and time, and of the table's own caption and rows."""
        start, end = stretch
        left, at = "", start
        for mention in self._rows(stretch):
            left, at = left + self._ground.text[at : mention.start], mention.end
            label = telling(self._grid.label(mention.row))
            named = _WORD.findall(self._ground.text[mention.start : mention.end])
            # What stands between the words of a name is not the name's.
            left += " ".join(word for word in named if not any(word.lower()[:_ALIKE] == own[:_ALIKE] for own in label))
        left += self._ground.text[at:end]
        words = (word.lower() for word in _WORD.findall(_SO_MANY_YEARS.sub("", left)))
        return all(_KNOWN.fullmatch(word) or _NUMBER.fullmatch(word) or _is_said(word, self._own) for word in words)

    @property
    def _own(self) -> Sequence[str]:
        return (*self._subject, *self._kinds)

    def _is_named(self, words: Sequence[str]) -> bool:
        """Whether at least half of what the caption tells is said."""
        return bool(self._subject) and 2 * sum(_is_said(word, words) for word in self._subject) >= len(self._subject)

    def _other_captions(self) -> list[str]:
        return [grid.table.caption for grid in self._ground.grids if grid.number != self._grid.number]

    def _goes_on(self, amount: Amount) -> bool:
        """Whether what stands before it is of the table too, or has at least not begun with anything else."""
        last, is_other = self._ground.number(amount), False
        for number in range(last - 1, max(last - _BACK, 0) - 1, -1):
            subject = self._subject_of(number)
            if subject in (_Subject.TABLE, _Subject.OTHER):
                return subject is _Subject.TABLE
            is_other = is_other or subject is _Subject.UNKNOWN
        return not is_other

    def _subject_of(self, number: int) -> _Subject:
        """What a sentence is about."""
        if number not in self._subjects:
            self._subjects[number] = self._find_subject(number)
        return self._subjects[number]

    def _find_subject(self, number: int) -> _Subject:
        sentences = self._ground.passages.sentences
        stretch = (sentences[number].start, sentences[number].end)
        if self._is_named(self._words(stretch)):
            return _Subject.TABLE
        if self._is_of_other(number):
            return _Subject.OTHER
        if self._is_known(stretch):
            return _Subject.NONE
        is_heading = sentences[number].section != (sentences[number - 1].section if number else 0)
        return _Subject.OTHER if is_heading else _Subject.UNKNOWN

    def _is_of_other(self, number: int) -> bool:
        """Whether a sentence has a name that is not the table's, or money that it does not have."""
        named = {word.lower() for label in self._labels() for word in _WORD.findall(label)}
        words = self._ground.words(number).strip()
        if any(match[0].lower() not in named for match in _NAME.finditer(words)):
            return True
        return any(abs(other.ore) not in self._grid.by_size for other in self._ground.amounts_in(number))

    def _labels(self) -> list[str]:
        return [self._grid.table.caption, *(row.label for row in self._grid.table.rows)]

    def _rows_before(self, amount: Amount) -> bool:
        """Whether the sentence before it in its paragraph tells of a row: it may be that one's."""
        number = self._ground.number(amount)
        if not self._ground.passages.goes_on(number):
            return False
        sentence = self._ground.passages.sentences[number - 1]
        rows = self._grid.table.rows
        return any(rows[each.row].kind == "row" for each in self._rows((sentence.start, sentence.end)))


def _is_said(word: str, words: Sequence[str]) -> bool:
    return any(same(word, said) for said in words)


def _share_subject(subject: Sequence[str], caption: str) -> bool:
    """Whether another caption tells all of it too."""
    said = telling(caption)
    return all(_is_said(word, said) for word in subject)
