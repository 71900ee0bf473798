"""A number of things held against the rows of the table that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..cells.grids import Grid
from ..text.words import same, telling
from .ahead import Tie
from .claims import Claim
from .rows import Row

_TABLE = r"(?:tabel(?:len|lens)?|oversigten|skemaet)\b(?: (?P<number>\d{1,2})\b)?"
_IN_TABLE = re.compile(rf" (?:i|fra|af) (?:den )?(?:\w+ )?{_TABLE}", re.IGNORECASE)
_OF_TABLE = re.compile(r"\b(?:tabellens|oversigtens|skemaets)(?: alle)? $", re.IGNORECASE)
_REFERRED = re.compile(rf",? \(?jf\. (?:nedenstående )?{_TABLE}", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:fordel\w*|tilsagn|støtte\w*|bevilg\w*|tildel\w*|udbetal\w*|afsat|afsættes|udmønt\w*)\b[^.,:;]{0,40}"
    r"\b(?:på|til|mellem|blandt)(?: de)? $"
)
_SHOWN = re.compile(rf"\b{_TABLE}|\b(?:nedenstående|nedenfor|ovenstående|herunder)\b", re.IGNORECASE)
_NARROWED = re.compile(r",? (?:der|som|i|på|fra|med|hvor|uden)\b(?! (?:alle|tabel|oversigt|skema))")
_LABEL_OF_REST = (
    "heraf", "hvoraf", "øvrig", "andet", "andre", "diverse", "administration", "sekretariat", "evaluering", "reserve",
    "uforudse", "projektledelse", "fælles", "moms", "rest", "buffer",
)  # fmt: skip
_ENOUGH = 3
"""Points from which a count that the table does not have is held against it."""
_SENTENCE = 200
"""Letters before and after a count that its sentence and the next one may have."""


def ties(own: str, claims: Sequence[Claim], grids: Sequence[Grid]) -> Iterator[Tie]:
    """Each count that a table is of, and the table."""
    for grid in grids:
        row = _row(grid)
        found = [
            (claim, _evidence(claim, grid, grids, own)) for claim in claims if not (claim.is_measure or claim.is_other)
        ]
        right = [(claim, evidence) for claim, evidence in found if claim.value in row.possible]
        yield from (
            Tie(claim, row, is_firm=False)
            for claim, evidence in right
            if evidence > 1 or (claim.nouns and _is_of(claim, grid, own))
        )
        # A table that shows as many as one count says is not of another one.
        if not any(evidence > 1 for _, evidence in right):
            yield from (Tie(claim, row, is_firm=False) for claim, evidence in found if evidence >= _ENOUGH)


def _evidence(claim: Claim, grid: Grid, grids: Sequence[Grid], own: str) -> int:
    """How much speaks for that the table shows what is counted: what it names, and what points at it."""
    inside, of = _IN_TABLE.match(own, claim.end), _OF_TABLE.search(own[max(0, claim.start - 24) : claim.start])
    before = re.split(r"[.!?\n]\s", own[max(0, claim.start - _SENTENCE) : claim.start])[-1]
    after = re.split(r"[.!?\n]\s", own[claim.end : claim.end + _SENTENCE])[:2]
    pointers = [match for words in (before, *after) for match in _SHOWN.finditer(words)]
    others = [match["number"] for match in pointers if not _is_meant(grid, grids, match["number"])]
    if others or (inside and not _is_meant(grid, grids, inside["number"])):
        return 0
    evidence = 2 * _names_things(claim, grid)
    direct = _REFERRED.match(own, claim.end) is not None
    evidence += (3 if inside["number"] is None else 2) if inside else 3 if of else 2 if direct else bool(pointers)
    evidence += _SHARED.search(before) is not None
    evidence += (
        bool(pointers or inside or of) and claim.is_definite and len(grids) == 1 and not _NARROWED.match(own, claim.end)
    )
    return evidence


def _row(grid: Grid) -> Row:
    """How many things the table has rows of; what is left over may be counted or not."""
    labels = [grid.label(n).lower() for n, row in enumerate(grid.table.rows) if row.kind == "row"]
    rows = [label for label in labels if not label.startswith(("heraf", "hvoraf"))]
    groups = sum(row.kind == "group" for row in grid.table.rows)
    named = sum(not label.startswith(_LABEL_OF_REST) for label in rows)
    possible = frozenset({len(rows), named} | ({groups} if groups > 1 else set()))
    return Row(possible, len(rows), said=f"Tabellen har {len(rows)} rækker")


def _is_meant(grid: Grid, grids: Sequence[Grid], number: str | None) -> bool:
    numbers = list(grid.captions())
    return int(number) in numbers if number else len(grids) == 1


def _names_things(claim: Claim, grid: Grid) -> bool:
    """Whether the caption or each row says what is counted."""
    caption = re.findall(r"[^\W\d_]+", grid.table.caption)
    labels = [telling(grid.label(n)) for n, row in enumerate(grid.table.rows) if row.kind == "row"]
    is_in_each = bool(labels) and all(any(claim.counts(word) for word in label) for label in labels)
    return is_in_each or any(len(word) > 3 and claim.counts(word) for word in caption)


def _is_of(claim: Claim, grid: Grid, own: str) -> bool:
    """Whether a table with as many rows is likely to be of the things: a word of theirs is in it."""
    owners = [word for word in telling(own[max(0, claim.start - 40) : claim.start])[-2:] if len(word) > 5]
    caption = [word for word in telling(grid.table.caption) if len(word) > 5]
    return _names_things(claim, grid) or any(
        same(owner, word) or word.endswith(owner) or owner.endswith(word) for owner in owners for word in caption
    )
