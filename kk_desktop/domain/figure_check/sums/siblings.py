"""The main amounts of sections beside each other: under each heading one that is told with the same verb."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount
from .adding import parts_sum
from .roles import Roles

_FEWEST, _MOST = 3, 12
"""Sections of which each tells its own amount."""
_PAGE = 100
"""Sentences above a whole among which the sections are looked for."""


def told_alike(ground: Ground, roles: Roles, whole: Amount) -> list[Amount]:
    """``Der søges 6 mio. kr.`` under one heading, ``Kommunen søger 4 mio. kr.`` under the next, and so on."""
    if not roles.of(whole).is_called_whole:
        return []
    sections: dict[int, dict[str, list[Amount]]] = {}
    number, sentences = ground.number(whole), ground.passages.sentences
    for n in range(max(number - _PAGE, 0), number):
        if sentences[n].section == sentences[number].section:
            break
        told = sections.setdefault(sentences[n].section, {})
        for each in roles.plain(n):
            if verb := roles.of(each).told_as:
                told.setdefault(verb, []).append(each)
    verbs = sorted({verb for told in sections.values() for verb in told})
    rows = [_run([told.get(verb, []) for told in sections.values()]) for verb in verbs]
    right = [row for row in rows if whole.says(parts_sum(row))]
    return max(right or rows, key=len, default=[])


def _run(sections: list[list[Amount]]) -> list[Amount]:
    """The one amount of each of the sections in a row; nothing where one tells of several, or one between of none."""
    with_any = [n for n, told in enumerate(sections) if told]
    row = [each for told in sections for each in told]
    are_beside = bool(with_any) and len(row) == len(with_any) == with_any[-1] - with_any[0] + 1
    return row if are_beside and _FEWEST <= len(row) <= _MOST else []
