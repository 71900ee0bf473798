"""Those who are missing, held against how many there are of them all: ``7 af 11 medlemmer. Afbud fra A, B, C og D``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..ground import Ground
from ..model import Relation, Verdict
from .claims import Claim
from .marks import stretch
from .rows import read_row

_MISSING = re.compile(
    r"[^.:\n]{0,60}\.? ?(?:Afbud|Fraværende|Forfald|Ikke til stede|Undtagelserne|Der mangler svar|De øvrige)"
    r"(?: (?:er|var|kom|havde|meldt))*(?: (?:fra|afbud))?:? (?=[A-ZÆØÅ])",
    re.IGNORECASE,
)
_NEAR = 2
"""By so many a list of those missing may be off; what differs by more is another list."""


def check_absent(ground: Ground, own: str, claims: Sequence[Claim]) -> None:
    """Tell where those present and those named as missing are not all of them."""
    for claim in claims:
        match = _MISSING.match(own, claim.end) if claim.whole else None
        words = stretch(own, match.end()) if match else None
        row = read_row(words) if words else None
        if row is None or claim.whole is None or not row.are_names or row.is_open:
            continue
        missing = int(claim.whole.value) - claim.value
        if min(abs(missing - each) for each in row.possible) > _NEAR:
            continue
        verdict = Verdict.GREEN if missing in row.possible else Verdict.RED
        said = f"{claim.whole.value} - {claim.value} = {missing}; der er nævnt {row.likely}"
        ground.tell(verdict, Relation.COUNT_OF_LIST, [claim.figure, claim.whole], said)
