"""A number of things held against the rows of the table that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..cells.grids import Grid
from ..cells.labels import same, telling
from .ahead import Tie
from .claims import Claim
from .rows import Row

_SHOWN_AFTER = re.compile(
    r"(?:,? (?:jf\.|se|som (?:er vist|vist|fremgår|vises|kan ses|ses)(?: af| i)?|vist i|fremgår af|opført i|nævnt i|i|"
    r"fra|af|fordelt som vist i) |,? \()"
    r"(?:jf\. |se )?(?:(?P<the>tabellen|oversigten|skemaet)|tabel (?P<number>\d{1,2}))\b",
    re.IGNORECASE,
)
_SHOWN_BEFORE = re.compile(
    r"\b(?:(?P<the>tabellens|tabellen viser|oversigten viser|tabellen omfatter|tabellen indeholder)|"
    r"tabel (?P<number>\d{1,2}) (?:viser|omfatter|indeholder|har))(?: de| alle)? $",
    re.IGNORECASE,
)
_LABEL_OF_REST = ("heraf", "hvoraf", "øvrig", "andet", "diverse")


def ties(own: str, claims: Sequence[Claim], grids: Sequence[Grid]) -> Iterator[Tie]:
    """Each count whose words point at a table with as many rows, or that a table says nothing against."""
    for claim in claims if grids else ():
        if claim.is_measure or claim.is_other or not claim.nouns:
            continue
        shown = _SHOWN_AFTER.match(own, claim.end) or _SHOWN_BEFORE.search(own, max(0, claim.start - 40), claim.start)
        for grid in grids:
            row = _row(grid)
            is_said = shown is not None and _is_meant(grid, grids, shown["number"])
            if claim.value in row.possible:
                is_tied = is_said or _is_of(claim, grid, own)
            else:
                is_tied = is_said and (bool(shown and shown["the"]) or _names_things(claim, grid))
            if is_tied:
                yield Tie(claim, row, is_firm=False)


def _row(grid: Grid) -> Row:
    """How many things the table has rows of; what is left over may be counted or not."""
    labels = [grid.label(n).lower() for n, row in enumerate(grid.table.rows) if row.kind == "row"]
    rows = [label for label in labels if not label.startswith(("heraf", "hvoraf"))]
    groups = sum(row.kind == "group" for row in grid.table.rows)
    named = sum(not label.startswith(_LABEL_OF_REST) for label in rows)
    return Row(
        frozenset({len(rows), named} | ({groups} if groups > 1 else set())),
        len(rows),
        said=f"Tabellen har {len(rows)} rækker",
    )


def _is_meant(grid: Grid, grids: Sequence[Grid], number: str | None) -> bool:
    numbers = list(grid.captions())
    return int(number) in numbers if number and numbers else len(grids) == 1


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
