"""What a filter of initiatives is in SQL: conditions on ``initiative i``, each only where it narrows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kk_desktop.domain.initiative_lists import InitiativeFilter

from .rows import whole_characters

BELOW = """
below(id) AS (
  SELECT value FROM json_each(:areas)
  UNION SELECT a.id FROM area a JOIN below b ON a.parent_id = b.id WHERE a.deleted_at IS NULL
)"""
"""The areas of a filter and all below them; every query with its conditions begins with this one (recursive)."""

_TEXTS = " || char(10) || ".join(f"i.{name}" for name in ("title", "purpose", "target_group", "partners", "results"))
_BODIES = "(SELECT value FROM json_each(:bodies))"

_MOST_WORDS = 50

Narrowing = tuple[str, dict[str, Any]]


def narrowed(chosen: InitiativeFilter) -> tuple[str, dict[str, Any]]:
    """The conditions together, and the values that they and ``BELOW`` ask for."""
    conditions = ["i.deleted_at IS NULL"]
    values: dict[str, Any] = {"areas": json.dumps(chosen.area_ids)}
    for narrowing in (_words, _facts, _links, _period):
        for condition, more in narrowing(chosen):
            conditions.append(condition)
            values.update(more)
    return " AND ".join(conditions), values


def _words(chosen: InitiativeFilter) -> Iterator[Narrowing]:
    text = whole_characters(chosen.text).casefold()
    words = text.split()
    # A pasted page is looked for as it stands; SQL has room for so many conditions only.
    for place, word in enumerate(words if len(words) <= _MOST_WORDS else [text]):
        yield f"instr(small_letters({_TEXTS}), :word{place})", {f"word{place}": word}


def _facts(chosen: InitiativeFilter) -> Iterator[Narrowing]:
    if chosen.statuses:
        yield "i.status IN (SELECT value FROM json_each(:statuses))", {"statuses": json.dumps(chosen.statuses)}
    if chosen.without_amount:
        yield "NOT EXISTS (SELECT 1 FROM appropriation p WHERE p.initiative_id = i.id)", {}
        yield (
            "NOT EXISTS (SELECT 1 FROM application a WHERE a.initiative_id = i.id AND a.deleted_at IS NULL"
            " AND a.amount_ore IS NOT NULL)",
            {},
        )


def _links(chosen: InitiativeFilter) -> Iterator[Narrowing]:
    if chosen.area_ids:
        yield "i.id IN (SELECT initiative_id FROM initiative_area WHERE area_id IN (SELECT id FROM below))", {}
    if chosen.body_ids:
        yield (
            f"(i.responsible_body_id IN {_BODIES} OR i.unit_id IN {_BODIES} OR i.treatment_id IN"
            f" (SELECT id FROM treatment WHERE deleted_at IS NULL AND body_id IN {_BODIES}))",
            {"bodies": json.dumps(chosen.body_ids)},
        )
    if chosen.policy_ids:
        policies = "(SELECT value FROM json_each(:policies))"
        yield (
            f"i.id IN (SELECT initiative_id FROM initiative_policy WHERE policy_id IN {policies})",
            {"policies": json.dumps(chosen.policy_ids)},
        )


_BEGINS = (
    "coalesce(nullif(substr(i.period_from, 1, 4), ''), nullif(substr(i.period_to, 1, 4), ''),"
    " CASE WHEN i.status = 'ongoing' THEN substr(:today, 1, 4) END)"
)
_ENDS = (
    "coalesce(nullif(substr(i.period_to, 1, 4), ''), CASE WHEN i.status = 'ongoing' THEN '9999' END,"
    " nullif(substr(i.period_from, 1, 4), ''))"
)


def _period(chosen: InitiativeFilter) -> Iterator[Narrowing]:
    """By the years that are known; what is going on has no end, and is going on at least this year (``:today``)."""
    if chosen.year_to:
        yield f"{_BEGINS} <= :year_to", {"year_to": str(chosen.year_to)}
    if chosen.year_from:
        yield f"{_ENDS} >= :year_from", {"year_from": str(chosen.year_from)}
