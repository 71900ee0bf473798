"""Where words name the rows of a table, and how fully: ``Puljen til byfornyelse`` is the row ``Byfornyelsespulje``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.patterns import Pattern
from ..text.words import is_code, same, telling
from .grids import Grid

FULLY, LOOSELY = 3, 2
"""Points: all that the label says, or only what tells it from the other rows."""
_INDEX = 3
"""Letters that two forms of a word have in common at least."""
_SHORTEST_BEGINNING = 5
"""Letters of a word that names a row by being the beginning of a longer one."""
_GAP = 30
"""Letters between the words of one name at most."""
_REACH = 20
"""Letters around a word in which something may make it narrower."""
_MOST_ROWS = 400
"""Rows of a table whose names are looked for: a longer one is a register."""
_COMMON = 20
"""Rows that share a word before it tells nothing of them."""
_POOR = frozenset({
    "budget", "vedtaget", "afsat", "pulje", "puljen", "midler", "bevilling", "årlig", "ny", "nye", "hele",
    "fælles", "kommune", "kommunal", "kommunens"
})  # fmt: skip
"""Words that alone name no row."""
_GENERAL = frozenset({"løn", "drift", "materialer", "husleje", "transport", "administration", "evaluering", "mad"})
"""What every budget has a row of."""
_ALONE_BEFORE = Pattern(
    r"(?:^|[.:;(\n]\s*|\b(?:til|for|på|og|samt|mens|men|er|udgør|koster|at|i (?:19|20)\d\d) |, )(?:årligt? )?$"
)
_ALONE_AFTER = Pattern(
    r"(?! *(?:-|[,/] ?\w+ og|(?:og|samt|til|af|for|hos|ved|inkl\w*\.?|under|inden) +[^\W\d]|i (?!(?:19|20)\d\d)|"
    r"på +[^\W\d]))"
)
"""Around a word that has nothing to make it narrower: ``Løn er``, ``til drift i 2027``, but not ``løn til vagter``."""
_ONE_WORD = re.compile(r"^[^\W\d_]{6,}$")
_WORD = re.compile(r"[^\W_]+")
_AMOUNT = re.compile(r"\d[\d.,]*\s(?:kr|t\.?kr|mio|mill|mia)\b")
_BODY = re.compile(r"((?:[A-ZÆØÅ][a-zæøå]+-?,? (?:og )?){0,3}[A-ZÆØÅ][a-zæøå]+?)s?(udvalg|forvaltning)(?:et|en)?s?\b")
_LETTERS = re.compile(r"[A-ZÆØÅ]")
_ABBREVIATION = re.compile(r"\b[A-ZÆØÅ]{2,4}\b")
_KIND_OF_MONEY = ("udgift", "indtægt", "tilskud", "budget", "ramme", "midler", "bevilling", "besparelse")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row named between two places of some words."""

    row: int
    start: int
    end: int
    points: int


class Names:
    """The words that the rows of one table are named with."""

    def __init__(self, grid: Grid) -> None:
        self._words: dict[int, tuple[str, ...]] = {}
        self._index: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._short: defaultdict[str, list[int]] = defaultdict(list)
        rows = grid.table.rows if len(grid.table.rows) <= _MOST_ROWS else ()
        for n, row in enumerate(rows):
            if row.kind != "group":
                self._add(n, grid.label(n), is_plain=row.kind == "row")
        self._forget_common_words()
        self._shared: defaultdict[str, set[int]] = defaultdict(set)
        for n, words in self._words.items():
            if grid.table.rows[n].kind != "total":
                for word in words:
                    self._shared[word].add(n)

    def _add(self, row: int, label: str, *, is_plain: bool) -> None:
        # ``Indtægter`` is the whole name of its row, although it tells little anywhere else.
        said = telling(label) or tuple(_ONE_WORD.findall(label.lower()) if is_plain else ())
        words = tuple(dict.fromkeys(part for word in said for part in word.split("-") if part))
        self._words[row] = words
        for word in words:
            self._index[word[:_INDEX]].append((row, word))
        if _ABBREVIATION.fullmatch(label):
            self._index[label.lower()].append((row, label.lower()))
        body = _BODY.fullmatch(label)
        if body:
            short = _initials(body)
            self._short[short].append(row)

    def _forget_common_words(self) -> None:
        """What many rows are called tells nothing of one; a row of which only numbers are left has no name."""
        often = Counter(word for words in self._words.values() for word in words)
        common = {word for word, n in often.items() if n > _COMMON}
        if not common:
            return
        self._words = {row: tuple(word for word in words if word not in common) for row, words in self._words.items()}
        nameless = {row for row, words in self._words.items() if all(word.isdigit() for word in words)}
        for beginning, rows in self._index.items():
            self._index[beginning] = [(row, word) for row, word in rows if word not in common and row not in nameless]

    def mentions(self, text: str, start: int, end: int) -> list[Mention]:
        """The rows named between two places, in the order of the text; where two share words the fuller is meant."""
        hits: defaultdict[int, list[tuple[int, int, str, bool]]] = defaultdict(list)
        for match in _WORD.finditer(text, start, end):
            said = match[0].lower()
            for row, word in self._index.get(said[:_INDEX], ()):
                if (whole := same(said, word)) or _begins(said, word):
                    hits[row].append((match.start(), match.end(), word, whole))
        found = [mention for row, places in hits.items() for mention in self._grouped(row, places, text)]
        found += self._bodies(text, start, end)
        for match in _ABBREVIATION.finditer(text, start, end) if self._short else ():
            rows = self._short.get(match[0].lower(), ())
            found += [Mention(row, match.start(), match.end(), FULLY) for row in rows[:1] if len(rows) == 1]
        return sorted(_fullest(found), key=lambda mention: mention.start)

    def _grouped(self, row: int, places: list[tuple[int, int, str, bool]], text: str) -> Iterator[Mention]:
        group: list[tuple[int, int, str, bool]] = []
        for place in [*places, None]:
            if place and (not group or _goes_on(group, place, text)):
                group.append(place)
                continue
            points = self._points(row, group, is_alone=_is_alone(text, group))
            if points:
                yield Mention(row, group[0][0], group[-1][1], points)
            group = [place] if place else []

    def _points(self, row: int, group: list[tuple[int, int, str, bool]], *, is_alone: bool) -> int:
        wanted, said = self._words[row], {word for _, _, word, _ in group}
        if any(map(is_code, said)) or (len(said) == len(wanted) and all(whole for *_, whole in group)):
            return LOOSELY if len(wanted) == 1 and wanted[0] in _GENERAL and not is_alone else FULLY
        if 3 * len(said) >= 2 * len(wanted) > 6:
            return FULLY
        own = [word for word in said if self._is_own(row, word) and not word.isdigit() and word not in _POOR]
        is_enough = 2 * len(said) >= len(wanted) or any(len(word) > _SHORTEST_BEGINNING for word in own)
        return LOOSELY if any(len(word) > _INDEX for word in own) and is_enough else 0

    def _is_own(self, row: int, word: str) -> bool:
        return self._shared.get(word, set()) <= {row}

    def _bodies(self, text: str, start: int, end: int) -> Iterator[Mention]:
        """``Børne- og Ungdomsudvalget``, where the row is called ``BUU``."""
        for match in _BODY.finditer(text, start, end):
            short = _initials(match)
            for row, word in self._index.get(short, ()):
                if word == short:
                    yield Mention(row, match.start(), match.end(), FULLY)


def _is_alone(text: str, group: list[tuple[int, int, str, bool]]) -> bool:
    """Whether the words around it tell of no part of what it names."""
    start, end = group[0][0] if group else 0, group[-1][1] if group else 0
    before = text[max(start - _REACH, 0) : start].replace("\u00a0", " ")
    return _ALONE_BEFORE.search(before) is not None and _ALONE_AFTER.match(text[end : end + _REACH]) is not None


def _goes_on(group: list[tuple[int, int, str, bool]], place: tuple[int, int, str, bool], text: str) -> bool:
    """Whether a word is one more of the same name: near, not said before, and with no amount between."""
    end = group[-1][1]
    is_new = place[0] - end <= _GAP and place[2] not in {hit[2] for hit in group}
    return is_new and (place[2].isdigit() or _AMOUNT.search(text, end, place[0]) is None)


def _begins(said: str, word: str) -> bool:
    """Whether one begins the other: ``driftsudgifterne`` and ``Drift``, ``byfornyelse`` and ``Byfornyelsespulje``."""
    if said.isdigit() or word.isdigit():
        return False
    shorter, longer = sorted((said, word), key=len)
    if len(shorter) == _SHORTEST_BEGINNING - 1 and longer.startswith(shorter):
        return longer[len(shorter) :].removeprefix("s").startswith(_KIND_OF_MONEY)
    stem = word.removesuffix("er")
    if len(stem) >= _SHORTEST_BEGINNING and said.startswith(stem) and said[len(stem) :].startswith(_KIND_OF_MONEY):
        return True
    return len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter)


def _initials(body: re.Match[str]) -> str:
    return "".join(_LETTERS.findall(body[1])).lower() + body[2][0]


def _fullest(found: list[Mention]) -> Iterator[Mention]:
    """Of mentions that share words the one that says most; two that say as much say nothing."""
    for one in found:
        rivals = [each for each in found if each.row != one.row and each.start < one.end and one.start < each.end]
        if all((one.points, one.end - one.start) > (each.points, each.end - each.start) for each in rivals):
            yield one
