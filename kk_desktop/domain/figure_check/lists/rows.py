"""How many things a row of words names: ``A, B og C``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kk_desktop.domain.style.counts import OPEN_LIST

from .marks import marked, parallel
from .ways import SPLIT, are_mostly_names, groups, in_persons, in_ranges, is_name, ways_to_count

_BRACKETS = re.compile(r" ?\([^()\n]*\)")
_PRICED = re.compile(r"\([^()\n]*\d[^()\n]*(?:kr\.?|mio\.?|pct\.?|%)\)")
_MONEY = re.compile(r"\d[\d.,]* ?(?:mio\.|mia\.|t\.?kr|kr\b|pct\.|%|procent)")
_OF_THAT = re.compile(r"\b(?:heraf|hvoraf|deraf|resten)\b")
_AND_MORE_OF_IT = re.compile(r"\b(?:mv|m\.v|m\.m)\.?(?=,| og )")
"""``Stærevej mv., Degnegården mv. og Tingbjerg`` are three."""
_BROKEN = re.compile(r"\b(?:og|samt), ")
_NUMBERED = re.compile(r"\((\d{1,3})\)")
_SHARED_OUT = re.compile(r"(?:og |samt )?\w+ (?:fra|for|til|hos) ")
_COMMA = re.compile(r",(?!\d)\s*")
_LEADS_ON = re.compile(
    r"(?:og |samt |men |så )?(?:som|der|at|hvor\w*|hvis|når|fordi|mens|idet|jf\.|dvs\.?|altså|i alt|heraf|hvoraf|"
    r"svarende|herunder|dog|hvilket|selv om|da|så|men|begge|alle|alt i alt|ud over|foruden|fordelt|især|særligt|"
    r"inden|under|efter|med henblik)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"(?:og|samt|men) (?:det|vi|de|den|der|man|jeg|han|hun|dette|disse|her|udvalget|forvaltningen|kommunen|så)\b", re.I
)
_VERB = re.compile(
    r"\b(?:er|var|har|havde|skal|skulle|kan|kunne|vil|ville|bliver|blev|må|måtte|får|fik|bør|gør|går|kommer|ligger|"
    r"findes|står|indgår|deltager|deltog|ønsker|mener|modtager|foreslår|bidrager|omfatter|gælder|søger|vedtog)\b"
)
_RELATIVE = re.compile(r"\b(?:som|der|hvor|at|om at|når|hvis|så)\b")
_NOT_ALL = re.compile(
    r"\b(?:undtaget|undtagen|iberegnet|medregnet|indbefattet|inklusive|inkl\.|eksklusive|ekskl\.|foruden|bortset)(?!\w)"
)
_WHERE = re.compile(r"(?:^|(?<=og )|(?<=samt ))(?:i|på|fra|til|hos|af|for|ved|med) (?=[A-ZÆØÅ])")
"""``fra A, fra B og fra C``."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a row may be read as having; ``rest`` is what the sentence says after it, ``said`` how it was counted."""

    possible: frozenset[int]
    likely: int
    are_names: bool = False
    is_open: bool = False
    are_groups: bool = False
    is_spread: bool = False
    rest: str = ""
    parts: tuple[str, ...] = ()
    said: str = ""


def read_row(words: str) -> Row | None:
    """How many things the words name, from their beginning on; ``None`` when they are no row."""
    is_open = OPEN_LIST.search(_AND_MORE_OF_IT.sub("", words)) is not None
    bare = _BRACKETS.sub("", words).strip()
    if _NOT_ALL.search(bare) or _BROKEN.search(bare) or (_OF_THAT.search(bare) and _MONEY.search(bare)):
        return None
    if counted := marked(words, bare):
        return Row(frozenset({counted}), counted, is_open=is_open)
    parts = [part.strip() for part in _COMMA.split(bare.partition(";")[0].rstrip(" ."))]
    if not all(parts):
        return None
    if alike := parallel(parts):
        return Row(frozenset({alike}), alike, is_open=is_open)
    items, rest = _items([_WHERE.sub("", part) for part in parts])
    row = _counted(items, rest, is_open) if items else None
    return replace(row, possible=row.possible | _otherwise(words, parts)) if row else None


def _otherwise(words: str, parts: Sequence[str]) -> set[int]:
    """What a row may have where each thing has an amount, or each name a title after it."""
    priced = len(_PRICED.findall(words)) or len(_MONEY.findall(words))
    shares = [int(share) for share in _NUMBERED.findall(words)]
    is_titled = len(parts) > 3 and len(parts) % 2 == 0 and parts[-2].startswith(("og ", "samt "))
    priced = sum(shares) if len(shares) > 1 else priced
    return ({priced} if priced > 1 else set()) | ({len(parts) // 2} if is_titled else set())


def _items(parts: Sequence[str]) -> tuple[list[str], str]:
    """The things of the row, and what is said after it; what tells more of a thing belongs to it."""
    items: list[str] = []
    for n, part in enumerate(parts):
        is_last_joint = bool(items) and re.match(r"(?:og|samt) ", part) is not None
        leads_on = _LEADS_ON.match(part) or _NEW_CLAUSE.match(part)
        if leads_on and not items:
            return [], ""
        closed = items and (SPLIT.search(items[-1]) or items[-1].startswith(("og ", "samt ")))
        if items and (leads_on or (closed and (_VERB.match(part) or re.match(r"[a-zæøå]{3,}(?:r|es|de|te)\b", part)))):
            if closed or _NEW_CLAUSE.match(part):
                return items, ", ".join(parts[n:])
            if leads_on:
                continue
        items.append(part)
        if is_last_joint and len(items) > 2 and n + 1 < len(parts):
            return items, ", ".join(parts[n + 1 :])
    return items, ""


def _counted(items: list[str], rest: str, is_open: bool) -> Row | None:
    """The row of these things, and the ways to count it."""
    are_names = all(is_name(part) for item in items for part in SPLIT.split(re.sub(r"^(?:og|samt) ", "", item)))
    if are_names and (
        cut := re.search(
            r" (?=[a-zæøå]{2,}\b)(?!(?:ved|for|bag|ad|von|van|de|del|la|samt|eller|og|af|på)\b)[^,]*$", items[-1]
        )
    ):
        last = items[-1][: cut.start()] if SPLIT.search(items[-1][: cut.start()]) else items[-1]
        rest = rest or items[-1][len(last) :].strip()
        items = [*items[:-1], last]
    elif any(_VERB.search(_RELATIVE.split(item)[0]) for item in items):
        return _clauses(items, rest)
    spread = in_ranges(items)
    if len(items) == 1 and not SPLIT.search(items[0]) and not spread:
        return None
    possible, likely = ways_to_count(items, are_names)
    numbers = groups(items)
    row = Row(
        frozenset(possible | {in_persons(items) or likely}),
        likely,
        are_names or are_mostly_names(items),
        is_open,
        bool(numbers),
        rest=rest,
        parts=tuple(items),
    )
    if spread > 1:
        return replace(row, possible=(row.possible - {1}) | {spread}, likely=spread, are_names=True, is_spread=True)
    if not numbers:
        return row
    told = [number or 1 for number in numbers]
    said = f"{' + '.join(map(str, told))} = {sum(told)}"
    possible_too = frozenset[int]() if all(_SHARED_OUT.match(item) for item in items) else row.possible
    return replace(row, possible=possible_too | {sum(told), sum(numbers)}, likely=sum(told), said=said)


def _clauses(items: list[str], rest: str) -> Row | None:
    """``Sæt farten ned, luk gaden, og flyt containerne``: the last of the clauses has a comma before its ``og``."""
    if len(items) > 1 and items[-1].startswith("og ") and items[0][:1].isupper():
        return Row(frozenset({len(items)}), len(items), rest=rest)
    return None
