"""Which finding an acceptance is about: one alone, found again after the text around it was edited or moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .places import PlacedFinding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """That a figure may stand as it does although it was found wrong or doubtful: why, who said so, and when.

    ``key`` is what the finding is kept as, ``claim`` the words it was about.
    """

    id: str
    document_id: str
    key: str
    claim: str
    reason: str
    person: str
    accepted_at: datetime


Found = dict[PlacedFinding, Acceptance]
_Same = Callable[["_Name", "_Name"], bool]


@dataclass(frozen=True, slots=True)
class _Name:
    """The parts of what a finding is kept as; older acceptances tell neither block nor words."""

    compared: str
    block: str = ""
    words: str = ""

    @classmethod
    def read(cls, key: str) -> _Name:
        compared, mark, place = key.rpartition("@")
        block, _, words = place.rpartition(":")
        return cls(compared, block, words) if mark else cls(key)


_SAME: Sequence[_Same] = (
    lambda one, other: one == other,
    lambda one, other: one.compared == other.compared and one.block == other.block,
    lambda one, other: one.compared == other.compared and one.words == other.words,
    lambda one, other: one.compared == other.compared and not other.words,
)
"""From the surest: the very place, the block whose words were edited, the words that were moved, and older ones."""


def matched(findings: Sequence[PlacedFinding], acceptances: Iterable[Acceptance]) -> tuple[Found, list[Acceptance]]:
    """The acceptance of each finding that has one, and those that are about none of them."""
    names = {each: _Name.read(each.kept_as) for each in findings}
    found: Found = {}
    left = list(acceptances)
    for same in _SAME if left else ():
        for finding, name in names.items():
            its = next((each for each in left if same(name, _Name.read(each.key))), None)
            if its is not None and finding not in found:
                found[finding] = its
                left.remove(its)
    return found, left


def former(findings: Iterable[PlacedFinding], left: Sequence[Acceptance]) -> Mapping[PlacedFinding, Acceptance]:
    """What was said last of the same words in their place, before they were held against something else."""
    found: Found = {}
    for finding in findings if left else ():
        name = _Name.read(finding.kept_as)
        for each in left:
            its = _Name.read(each.key)
            if each.claim == finding.words and (its.block == name.block or its.words == name.words):
                found[finding] = each
    return found
