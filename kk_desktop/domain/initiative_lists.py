"""How a list of initiatives is looked at: which ones, in what order, under which heads and with which columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from .initiatives import InitiativeStatus
from .wording import listed, quoted

Kind = TypeVar("Kind", bound=StrEnum)

_MOST_NAMES = 3
"""So many areas or committees are told by name, more by their number."""

_TEXT_SHOWN = 40

_ONE_YEAR = re.compile(r"((?P<side>fra|til) )?(?P<year>(19|20)[0-9]{2})")
_YEARS = re.compile(r"(fra )?(?P<first>(19|20)[0-9]{2}) ?(-|til) ?(?P<last>(19|20)[0-9]{2})")


class InitiativeColumn(StrEnum):
    """What can be told of each initiative; the timeline is always last and no part of these."""

    TITLE = "title"
    AREAS = "areas"
    STATUS = "status"
    PERIOD = "period"
    AMOUNT = "amount"
    PRICE_LEVEL = "price_level"
    RESPONSIBLE = "responsible"
    UNIT = "unit"
    TARGET_GROUP = "target_group"
    POLICIES = "policies"
    POOLS = "pools"
    DECISION = "decision"
    CHANGED = "changed"

    @property
    def danish(self) -> str:
        """The word above the column."""
        return {
            InitiativeColumn.TITLE: "Indsats",
            InitiativeColumn.AREAS: "Område",
            InitiativeColumn.STATUS: "Status",
            InitiativeColumn.PERIOD: "Periode",
            InitiativeColumn.AMOUNT: "Mio. kr.",
            InitiativeColumn.PRICE_LEVEL: "Prisniveau",
            InitiativeColumn.RESPONSIBLE: "Ansvarlig",
            InitiativeColumn.UNIT: "Enhed",
            InitiativeColumn.TARGET_GROUP: "Målgruppe",
            InitiativeColumn.POLICIES: "Politik",
            InitiativeColumn.POOLS: "Pulje",
            InitiativeColumn.DECISION: "Beslutning",
            InitiativeColumn.CHANGED: "Ændret",
        }[self]


FIRST_COLUMNS = (InitiativeColumn.TITLE, InitiativeColumn.AREAS, InitiativeColumn.AMOUNT)
"""What a list shows before anybody has chosen."""


@dataclass(frozen=True, slots=True)
class InitiativeFilter:
    """Which initiatives are looked at; what is empty narrows nothing.

    ``text`` is words of the initiative's own texts, all of which must be there. An area means those below it too.
    ``body_ids`` are who is responsible, or whose meeting started it. The years are both included, and an initiative
    that runs in one of them is in. ``without_amount`` keeps those that no money is noted for.
    """

    text: str = ""
    area_ids: tuple[str, ...] = ()
    statuses: tuple[InitiativeStatus, ...] = ()
    body_ids: tuple[str, ...] = ()
    policy_ids: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    without_amount: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether every initiative is looked at."""
        return not self.text.strip() and replace(self, text="") == InitiativeFilter()


@dataclass(frozen=True, slots=True)
class InitiativeView:
    """A whole way to look: filter, columns in their order, sorting, and whether the statuses are heads."""

    filter: InitiativeFilter = field(default_factory=InitiativeFilter)
    columns: tuple[InitiativeColumn, ...] = FIRST_COLUMNS
    sorted_by: InitiativeColumn = InitiativeColumn.TITLE
    descending: bool = False
    by_status: bool = True


def view_to_json(view: InitiativeView) -> dict[str, Any]:
    """The view as it is kept, what is not set left out."""
    chosen = {each.name: getattr(view.filter, each.name) for each in fields(view.filter)}
    return {
        "filter": {name: value for name, value in chosen.items() if value not in ((), "", None, False)},
        "columns": view.columns,
        "sorted_by": view.sorted_by,
        "descending": view.descending,
        "by_status": view.by_status,
    }


def view_from_json(kept: Mapping[str, Any]) -> InitiativeView:
    """A kept view; what this program does not know of it is left out, so that a newer one's is still of use."""
    chosen = kept.get("filter")
    columns = _known(InitiativeColumn, kept.get("columns"))
    return InitiativeView(
        filter=_filter(chosen if isinstance(chosen, dict) else {}),
        columns=with_title(columns) if columns else FIRST_COLUMNS,
        sorted_by=next(iter(_known(InitiativeColumn, [kept.get("sorted_by")])), InitiativeColumn.TITLE),
        descending=kept.get("descending") is True,
        by_status=kept.get("by_status") is not False,
    )


def with_title(columns: Iterable[InitiativeColumn]) -> tuple[InitiativeColumn, ...]:
    """The columns, each once, with the title first: without it nobody knows what a row is about."""
    return tuple(dict.fromkeys((InitiativeColumn.TITLE, *columns)))


def filter_words(chosen: InitiativeFilter, names: Mapping[str, str]) -> list[str]:
    """What the list is narrowed by, one part for each; ``names`` are those of areas, bodies and policies by id."""
    parts = [quoted(chosen.text, _TEXT_SHOWN)] if chosen.text.strip() else []
    for ids, many in ((chosen.area_ids, "områder"), (chosen.body_ids, "udvalg"), (chosen.policy_ids, "politikker")):
        if ids:
            parts.append(names_told([names.get(each, "") for each in ids], many))
    if chosen.statuses:
        parts.append(listed([status.danish for status in chosen.statuses]))
    if years := years_told(chosen.year_from, chosen.year_to):
        parts.append(years)
    if chosen.without_amount:
        parts.append("mangler beløb")
    return parts


def names_told(names: Sequence[str], many: str) -> str:
    """A few by name, more by their number: "Nørrebro og Valby", "6 områder"."""
    known = [name for name in names if name]
    return listed(known) if len(known) == len(names) <= _MOST_NAMES else f"{len(names)} {many}"


def years_told(first: int | None, last: int | None) -> str:
    """2014–2016, 2014, fra 2014, til 2016; nothing where no year is chosen."""
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    return f"fra {first}" if first else f"til {last}" if last else ""


def read_years(text: str) -> tuple[int | None, int | None]:
    """The years of ”2014”, ”2014-2016”, ”fra 2014” or ”til 2016”; none where nothing stands.

    Raises ``ValueError`` with a Danish sentence for anything else.
    """
    line = " ".join(text.casefold().replace("–", "-").split())
    if not line:
        return None, None
    if one := _ONE_YEAR.fullmatch(line):
        year = int(one["year"])
        return (None if one["side"] == "til" else year), (None if one["side"] == "fra" else year)
    if both := _YEARS.fullmatch(line):
        first, last = int(both["first"]), int(both["last"])
        if first <= last:
            return first, last
    raise ValueError(f"{quoted(text, _TEXT_SHOWN)} kan ikke læses. Skriv fx 2014, 2014-2016 eller fra 2014.")


def _filter(kept: Mapping[str, Any]) -> InitiativeFilter:
    return InitiativeFilter(
        text=_text(kept.get("text")),
        area_ids=_texts(kept.get("area_ids")),
        statuses=_known(InitiativeStatus, kept.get("statuses")),
        body_ids=_texts(kept.get("body_ids")),
        policy_ids=_texts(kept.get("policy_ids")),
        year_from=_year(kept.get("year_from")),
        year_to=_year(kept.get("year_to")),
        without_amount=kept.get("without_amount") is True,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, (list, tuple)) else ()


def _year(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _known(kind: type[Kind], value: object) -> tuple[Kind, ...]:
    known = {each.value: each for each in kind}
    return tuple(known[each] for each in _texts(value) if each in known)
