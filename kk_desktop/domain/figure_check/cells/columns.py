"""Which column of a table the words at an amount point at: a year, a year counted from another, a kind of money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from ..text.words import is_of
from .grids import TOTAL_COLUMN, Grid, Value, years_in

_SAID_YEAR = Pattern(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?![\w/]|[.,]\d|[ -]?(?:p/l|pl\b|pris)|-(?:\d|niv))")
_YEARS = Pattern(
    r"\b(?P<first>(?:19|20)\d\d) ?(?:[-–—]|til(?: og med)?|og|t\.o\.m\.) ?(?P<last>(?:19|20)\d\d)\b(?! ?p/?l)"
)
_FROM = Pattern(r"\b(?:fra|fra og med|efter) (?P<year>(?:19|20)\d\d)\b")
_NTH = Pattern(
    r"\b(?:det|projektets|periodens|budgettets|i) (?P<nth>første|andet|tredje|fjerde|femte|sidste) (?:år\b|budgetår)|"
    r"\b(?P<first>startåret|opstartsåret|begyndelsesåret)\b|\b(?P<last>slutåret|ved periodens udgang|"
    r"når perioden er omme)\b"
    r"|\bi (?P<alone>første|andet|tredje|fjerde|femte) ?$"
)
_NEXT = Pattern(
    r"\b(?:året efter|år efter|år senere|næste år|det (?:næste|følgende|efterfølgende)(?: år)?|næstfølgende år)\b"
)
_YEAR_BEFORE = Pattern(r"\b(?:året før|(?:det )?foregående år|det forudgående år)\b")
_SAME = Pattern(r"\bsamme år\b")
_LATER = Pattern(
    r"\b(?:følgende|efterfølgende|resterende|øvrige|sidste) (?:\w+ )?(?:over|budget)?(?:slags)?år\b|\b(?:derefter|"
    r"herefter|dernæst|varigt)\b"
)
_EACH_YEAR = Pattern(
    r"\b(?:begge år\w*|hvert (?:af )?(?:år\w*|de \w+ år)|alle (?:\w+ )?år\w*|årlige?t?|om året|pr\. år|hvert år|"
    r"uændret(?=.* hele perioden|.* alle årene))\b"
)
_PERIOD = Pattern(
    r"\b(?:hele \w*perioden|i perioden|\w*perioden|(?:over|i|på|for|fordelt over) (?:de |alle )?(?:to|tre|fire|fem|"
    r"seks) (?:første |sidste )?år\w*|over årene|"
    r"når alle \w*? ?år|under ét|begge år under ét|akkumuleret)\b"
)
_IN_ALL = Pattern(r"\b(?:i ?alt|samlet|sammenlagt|tilsammen)\b")
_FIRST_OR_LAST = Pattern(
    r"\b(?:(?P<count>to|tre|fire|fem) (?P<which>første|sidste)|(?P<then>første|sidste) (?P<number>to|tre|fire|"
    r"fem)) år\b"
)
_ORDER = {"første": 0, "andet": 1, "tredje": 2, "fjerde": 3, "femte": 4, "sidste": -1}
_KINDS = {
    "applied": r"(?:an)?søg(?:t|te|er|es|ning\w*)",
    "granted": r"bevilg\w*|bevilling\w*|tilsagn\w*|tildel\w*|fik|imødekom\w*|støtte|plads til",
    "spent": r"forbrug\w*|brug(?:t|te|er|es)|endte (?:på|med)|regnskab\w*|regnskabs\w+",
    "proposed": r"indstil\w*|foreslå\w*|forslag",
    "budget": r"budget\w*|budgetter\w*",
    "corrected": r"korriger\w*|korr",
    "adopted": r"vedtag\w*|oprindelig\w*",
    "extra": r"tillæg\w*|omplacer\w*|opregning\w*|korrektion\w*",
    "deviation": (
        r"for meget|for lidt|ikke brugt|uforbrugt\w*|tilovers|"
        r"^ ?(?:bedre|dårligere|mere|mindre|højere|lavere) (?:end|på|til)|"
        r"forskel\w*|overskr\w*|overst\w*|afvig\w*|(?:mer|mindre)forbrug\w*|overskrid\w*|difference\w*"
    ),
}
"""What columns are called beside years, and what a sentence calls it."""
_KIND = Pattern(r"(?<!\w)(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _KINDS.items()) + r")(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_AFTER_CHANGE = Pattern(
    r"\b(?:efter|inkl\.|inklusive) (?:\w+ )?(?:omplacering|tillæg|opregning|korrektion|ændring|besparelse|reduktion|"
    r"overførs)\w*"
)
"""What a change led to is not the column of the change."""
_AS_ASKED = Pattern(r"\b(?:efter|ifølge|trods|på baggrund af|i forhold til) (?:\w+ )?ansøgning\w*")
"""What something was granted after is not what it was."""
_CHANGED_BY = Pattern(
    r"\b(?:korriger|reguler|(?:op|ned)?juster|ændr|opregn|forhøj|nedsæt|nedsat|reducer|hæv|sænk|øg)\w*\b[^.;:,\d]{0,50}"
    r"\bmed(?: \w+)? *$"
)
"""``korrigeres med`` so much: the change, not what it led to."""
_LOOSELY = Pattern(r"bruge[rs]|støtte\w*|plads til")
"""What may be said of any kind of money."""
_SHORT, _LONG = 3, 5


@dataclass(frozen=True)
class Columns:
    """One table's columns: the years, the one for the whole, and the kinds of money."""

    grid: Grid
    years: dict[int, int] = field(init=False)
    whole: int | None = field(init=False)
    """The column that is the whole of a row, where there is just one."""
    kinds: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        labels = self.grid.table.columns
        years = {n: years_in(label) for n, label in enumerate(labels)}
        one_each = {found[0]: n for n, found in reversed(years.items()) if len(found) == 1}
        totals = [n for n, label in enumerate(labels) if TOTAL_COLUMN.match(label) or len(years[n]) > 1]
        object.__setattr__(self, "years", dict(sorted(one_each.items(), key=lambda pair: pair[1])))
        object.__setattr__(self, "whole", totals[0] if len(totals) == 1 else None)
        object.__setattr__(self, "kinds", dict(self._told_kinds()))

    def _told_kinds(self) -> Iterator[tuple[str, int]]:
        found: dict[str, list[int]] = {}
        for n, label in enumerate(self.grid.table.columns):
            for match in _KIND.finditer(label):
                found.setdefault(str(match.lastgroup), []).append(n)
        yield from ((kind, columns[0]) for kind, columns in found.items() if len(set(columns)) == 1)

    @cached_property
    def in_order(self) -> list[int]:
        """The columns of single years from the first year on."""
        return [column for _, column in sorted(self.years.items())]

    def said(self, words: str, before: int | None = None) -> set[int]:
        """The columns that some words point at; ``before`` is the one that was spoken of last."""
        words = _AS_ASKED.sub("", _AFTER_CHANGE.sub("korrigeret", words))
        words = _CHANGED_BY.sub("tillæg", words) if "extra" in self.kinds else words
        found = {
            self.years[int(match["year"])] for match in _SAID_YEAR.finditer(words) if int(match["year"]) in self.years
        }
        found |= set(self._counted(words, before))
        return found or self._by_kind(words) or self._by_word(words)

    def without_kinds(self, words: str, columns: Sequence[int]) -> str:
        """Some words without those that say which kind of money the columns are of."""
        return _KIND.sub(lambda match: "" if self.kinds.get(str(match.lastgroup)) in columns else match[0], words)

    def is_loosely_said(self, words: str) -> bool:
        """Whether nothing but words that go with any kind of money says the column."""
        kinds = [match for match in _KIND.finditer(words) if match.lastgroup in self.kinds]
        return bool(kinds) and not self.has_year_in(words) and all(_LOOSELY.fullmatch(match[0]) for match in kinds)

    def lacks_kind(self, words: str) -> bool:
        """Whether the words tell of the budget, and the table of nothing but what was spent."""
        kinds = {str(match.lastgroup) for match in _KIND.finditer(words)}
        return set(self.kinds) == {"spent"} and "spent" not in kinds and bool(kinds & {"budget", "adopted", "applied"})

    def is_deviation(self, cells: Sequence[Value]) -> bool:
        """Whether the column is what others differ by."""
        return any(cell.ref.column == self.kinds.get("deviation") for cell in cells)

    def has_year_in(self, words: str) -> bool:
        """Whether the words say one of the years."""
        return any(int(match["year"]) in self.years for match in _SAID_YEAR.finditer(words))

    def years_of(self, words: str) -> set[int]:
        """The columns of the years that the words say, one by one or from one to another."""
        said = {int(match["year"]) for match in _SAID_YEAR.finditer(words)}
        span = years_from_to(words)
        said |= set(range(span[0], span[1] + 1)) if span else set()
        return {column for year, column in self.years.items() if year in said}

    def _counted(self, words: str, before: int | None) -> Iterator[int]:
        order = self.in_order
        for match in _NTH.finditer(words) if len(order) > 1 else ():
            nth = match["nth"] or match["alone"]
            at = _ORDER[nth.lower()] if nth else 0 if match["first"] else -1
            if at < len(order):
                yield order[at]
        if before in order:
            if _SAME.search(words):
                yield before
            if _NEXT.search(words) and order.index(before) + 1 < len(order):
                yield order[order.index(before) + 1]

    def _by_kind(self, words: str) -> set[int]:
        kinds = {str(match.lastgroup) for match in _KIND.finditer(words)}
        # "det korrigerede budget" is not the budget.
        kinds = {"deviation"} if "deviation" in kinds else kinds
        kinds -= {"budget"} if kinds & {"corrected", "adopted"} else set()
        found = {self.kinds[kind] for kind in kinds if kind in self.kinds}
        return found if len(found) == 1 else set()

    def _by_word(self, words: str) -> set[int]:
        """The column whose label is said, or begins with the first long word of it."""
        labels = [label.rpartition(":")[2].strip().lower() for label in self.grid.table.columns]
        whole = {n for n, label in enumerate(labels) if len(label) >= _LONG and label in words.lower()}
        if len(whole) == 1:
            return whole
        said = [word.lower() for word in _WORD.findall(words)]
        found = set()
        for n, label in enumerate(labels):
            wanted = [word for word in _WORD.findall(label) if len(word) >= _SHORT]
            is_said = wanted and any(is_of(word, wanted[0].lower()) for word in said)
            if is_said and n not in self.years.values() and n != self.whole:
                found.add(n)
        return found if len(found) == 1 else set()

    def first_or_last(self, words: str) -> list[int]:
        """The columns of ``de to første år``."""
        match = _FIRST_OR_LAST.search(words)
        if match is None:
            return []
        count = NUMBER_WORDS[(match["count"] or match["number"]).lower()]
        is_first = (match["which"] or match["then"]).lower() == "første"
        return self.in_order[:count] if is_first else self.in_order[-count:]

    def two_years(self) -> tuple[int, int] | None:
        """The two years, where there are no more."""
        order = self.in_order
        return (order[0], order[1]) if len(order) == 2 else None

    def pair(self, words: str) -> tuple[int, int] | None:
        """The two columns that some words hold against each other: two years, or two kinds of money."""
        years = list(dict.fromkeys(int(match["year"]) for match in _SAID_YEAR.finditer(words)))
        span = years_from_to(words)
        years = years or list(span or ())
        years += [years[0] - 1] if len(years) == 1 and _YEAR_BEFORE.search(words) else []
        if len(years) == 2 and all(year in self.years for year in years):
            return self.years[min(years)], self.years[max(years)]
        labels = [
            n
            for n, label in enumerate(self.grid.table.columns)
            if len(label) >= _LONG and label.lower() in words.lower()
        ]
        if len(labels) == 2 and not years:
            return labels[0], labels[1]
        kinds = {str(match.lastgroup) for match in _KIND.finditer(words)} & set(self.kinds)
        first, *rest = sorted({self.kinds[kind] for kind in kinds}) or [-1]
        return (first, rest[0]) if len(rest) == 1 and not years else None

    def later(self, words: str, before: int | None) -> list[int]:
        """The years after the one that was spoken of last, where the words say ``de følgende år``."""
        order = self.in_order
        return order[order.index(before) + 1 :] if before in order and _LATER.search(words) else []


def is_each_year(words: str) -> bool:
    """Whether the words say that it is so much in every year."""
    return _EACH_YEAR.search(words) is not None


def is_period(words: str) -> bool:
    """Whether the words say that it is for all the years together."""
    return _PERIOD.search(words) is not None


def is_in_all(words: str) -> bool:
    """Whether the words say that it is all, of a row of that name all its years."""
    return _IN_ALL.search(words) is not None


def years_from_to(words: str) -> tuple[int, int] | None:
    """The first and the last of a span of years that the words tell."""
    match = _YEARS.search(words)
    return (int(match["first"]), int(match["last"])) if match else None


def has_other_year(columns: Columns, words: str) -> bool:
    """Whether the words have a year that is none of the columns, and no span of years."""
    years = {int(match["year"]) for match in _SAID_YEAR.finditer(words)}
    return bool(columns.years) and bool(years - set(columns.years)) and years_from_to(words) is None


def years_from(words: str) -> int | None:
    """The year from which on something is so."""
    match = _FROM.search(words)
    return int(match["year"]) if match else None
