"""What each row of a fetched list does: makes something, changes it, or leaves it as it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from kk_desktop.domain.area_names import owner_of
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.people import Body, BodyKind, BodyName
from kk_desktop.domain.price_levels import RateKind
from kk_desktop.domain.reference_sheets import Fate, ReferenceSheet, SheetKind, SheetRow, read_years
from kk_desktop.domain.validity import in_order, write_period
from kk_desktop.domain.wording import quoted
from kk_desktop.errors import UserError

from .areas import AreaService
from .people import PeopleService
from .price_levels import PriceLevelService

Taken = tuple[str, Fate, str]
"""What it is called, what becomes of it, and that in words."""

_LETTER = re.compile(r"[A-ZÆØÅ]\d?")
_ASIDE = re.compile(r"\s*\(([^)]*)\)")
_OURS = ("KL", "KK")
_COUNCIL = "råd"


class Known:
    """The file as it stands while the rows are taken one by one."""

    def __init__(
        self, sheet: ReferenceSheet, people: PeopleService, areas: AreaService, prices: PriceLevelService
    ) -> None:
        self._people, self._areas, self._prices = people, areas, prices
        self._in_district = Counter(row["bydel"] for row in sheet.rows)
        self.takers: Mapping[SheetKind, Callable[[SheetRow], Taken]] = {
            SheetKind.COMMITTEES: self._committee,
            SheetKind.ADMINISTRATIONS: lambda row: self._body(row, BodyKind.ADMINISTRATION, row["navn"]),
            SheetKind.LOCAL_COMMITTEES: self._local_committee,
            SheetKind.PARTIES: self._party,
            SheetKind.DISTRICTS: self._district,
            SheetKind.URBAN_AREAS: self._urban_area,
            SheetKind.STATE_LISTS: self._state_list,
            SheetKind.PRICE_RATES: self._rate,
        }

    # Bodies and parties -----------------------------------------------------------------------------------

    def _committee(self, row: SheetRow) -> Taken:
        is_council = row["type"].casefold() == _COUNCIL
        return self._body(row, BodyKind.CITY_COUNCIL if is_council else BodyKind.COMMITTEE, row["navn"])

    def _local_committee(self, row: SheetRow) -> Taken:
        title, fate, words = self._body(row, BodyKind.LOCAL_COMMITTEE, row["lokaludvalg"])
        district = next((area for area in self._areas.tree() if row["bydel"] in area.names), None)
        # A district with two has none of its own.
        if district and district.local_committee_id is None and self._in_district[row["bydel"]] == 1:
            self._areas.change(district.id, local_committee_id=self._people.body_named(title))
            return title, Fate.CHANGED if fate is Fate.SAME else fate, f"Knyttes til {district.name}."
        return title, fate, words

    def _body(self, row: SheetRow, kind: BodyKind, title: str) -> Taken:
        first, last = read_years(row["gyldig"])
        name = BodyName(_needed(title, "Navnet"), row["forkortelse"], first, last)
        bodies = [body for body in self._people.bodies() if body.kind is kind]
        same = next((body for body in bodies if any(_is_called(each, name) for each in body.names)), None)
        if same is not None:
            return self._known_name(same, name, row)
        short = name.abbreviation.casefold()
        heir = next((body for body in bodies if short in {each.abbreviation.casefold() for each in body.names}), None)
        if short and heir is not None:
            self._people.change_body(heir.id, names=(*heir.names, name))
            return name.name, Fate.CHANGED, f"Nyt navn til {heir.name_on(None).name}, {write_period(first, last)}."
        facts = {"source": row["kilde"], "verified": row.is_verified}
        body_id = self._people.create_body(kind, name.name, name.abbreviation, **facts)
        self._people.change_body(body_id, names=(name,))
        return name.name, Fate.NEW, " ".join(part for part in (name.abbreviation, write_period(first, last)) if part)

    def _known_name(self, body: Body, name: BodyName, row: SheetRow) -> Taken:
        names = in_order(body.names)
        place = next(place for place, each in enumerate(names) if _is_called(each, name))
        old, told = names[place], []
        # What the list says nothing of stays.
        short, first, last = name.abbreviation, name.valid_from, name.valid_to
        new = BodyName(old.name, short or old.abbreviation, first or old.valid_from, last or old.valid_to)
        if new.abbreviation != old.abbreviation:
            told.append(f"forkortelse {new.abbreviation}")
        if (new.valid_from, new.valid_to) != (old.valid_from, old.valid_to):
            told.append(f"gælder {write_period(new.valid_from, new.valid_to)}")
        if told:
            self._people.change_body(body.id, names=(*names[:place], new, *names[place + 1 :]))
        return self._checked(body, row, old.name, told)

    def _checked(self, body: Body, row: SheetRow, title: str, told: list[str]) -> Taken:
        facts: dict[str, object] = {}
        if row.is_verified and not body.verified:
            facts["verified"] = True
            told.append("bekræftet")
        if row["kilde"] and not body.source:
            facts["source"] = row["kilde"]
            told.append("kilde")
        if facts:
            self._people.change_body(body.id, **facts)
        return title, Fate.CHANGED if told else Fate.SAME, ", ".join(told)

    def _party(self, row: SheetRow) -> Taken:
        letter, name = row["bogstav"], _needed(row["parti"], "Partiets navn")
        if not _LETTER.fullmatch(letter):
            raise UserError(f"{quoted(letter, 30) or 'Intet'} er ikke ét partibogstav.")
        if ";" in name:
            raise UserError("Her er flere partier på én række. Del den i én række for hvert.")
        for party in self._people.parties():
            if (party.letter, party.name.casefold()) == (letter, name.casefold()):
                if row.is_verified and not party.verified:
                    self._people.change_party(party.id, verified=True)
                    return name, Fate.CHANGED, "bekræftet"
                return name, Fate.SAME, ""
        first, last = read_years(row["gyldig"])
        facts = {"valid_from": first, "valid_to": last, "source": row["kilde"], "verified": row.is_verified}
        self._people.create_party(letter, name, **facts)
        return name, Fate.NEW, f"{letter} {write_period(first, last)}".strip()

    # Areas ------------------------------------------------------------------------------------------------

    def _district(self, row: SheetRow) -> Taken:
        name = _needed(row["bydel"], "Bydelens navn")
        if owner_of(self._areas.tree(), name) is not None:
            return name, Fate.SAME, ""
        area_id = self._areas.create(AreaKind.DISTRICT, name)
        self._areas.change(area_id, source=row["kilde"], verified=row.is_verified)
        return name, Fate.NEW, ""

    def _urban_area(self, row: SheetRow) -> Taken:
        policy_id = self._policy(row["politik"], *read_years(row["periode"]), row)
        return self._listed(row["omraade"], AreaKind.DEPRIVED_URBAN_AREA, policy_id, row)

    def _state_list(self, row: SheetRow) -> Taken:
        first, last = read_years(row["aar"])
        names = [part.strip() for part in row["omraade"].split(";") if part.strip()]
        title = _ASIDE.sub("", row["liste"]).strip()
        known = [each for each in self._areas.policies() if title.casefold() in each.title.casefold()]
        same_year = [each.id for each in known if first and each.valid_from and each.valid_from.year == first.year]
        year = f" {first.year}" if first else ""
        policy_id = same_year[0] if same_year else self._policy(f"{title.capitalize()}{year}", first, last, row)
        taken = [self._listed(name, AreaKind.DEPRIVED_HOUSING_AREA, policy_id, row) for name in names]
        fates = [fate for _, fate, _ in taken]
        fate = next((each for each in (Fate.NEW, Fate.CHANGED) if each in fates), Fate.SAME)
        words = ", ".join(f"{name} {told}".strip() for name, each, told in taken if each is not Fate.SAME)
        return row["omraade"], fate, words if len(taken) > 1 else taken[0][2] if taken else ""

    def _policy(self, title: str, first: date | None, last: date | None, row: SheetRow) -> str:
        title = _needed(title, "Politikkens navn")
        for policy in self._areas.policies():
            if policy.title.casefold() == title.casefold():
                return policy.id
        return self._areas.create_policy(
            title, valid_from=first, valid_to=last, source=row["kilde"], verified=row.is_verified
        )

    def _listed(self, name: str, kind: AreaKind, policy_id: str, row: SheetRow) -> Taken:
        printed, aside = _ASIDE.sub("", name).strip(), _ASIDE.search(name)
        if not printed:
            raise UserError("Områdets navn mangler.")
        tree = self._areas.tree()
        names = [*(aside[1].split(",") if aside else ()), printed]
        owner = next(filter(None, (owner_of(tree, each.strip()) for each in names)), None)
        area_id = owner.id if owner else self._areas.create(kind, printed)
        if any(each.policy_id == policy_id for each in self._areas.listings(area_id)):
            return printed, Fate.SAME, ""
        self._areas.add_listing(area_id, policy_id, printed, verified=row.is_verified)
        return printed, Fate.CHANGED if owner else Fate.NEW, "føres på listen"

    # Prices -----------------------------------------------------------------------------------------------

    def _rate(self, row: SheetRow) -> Taken:
        title = f"{row['indeks']} {row['til_aar']}".strip()
        if not row["myndighed"].casefold().startswith(tuple(each.casefold() for each in _OURS)):
            raise UserError("Statens tal må ikke bruges som kommunens p/l.")
        rise = row["samlet_opregning_pct"] or row["skoen_pct"]
        if not rise or not row["til_aar"].isdecimal():
            raise UserError("Stigningen eller året mangler.")
        year = int(row["til_aar"])
        kind = RateKind.CAPITAL if "anlæg" in row["indeks"].casefold() else RateKind.SERVICE
        before = self._prices.rates().get(year, kind)
        self._prices.set_rate(year, kind, f"{rise.replace('.', ',')} %")
        after = self._prices.rates().get(year, kind)
        if before is not None and after is not None and before.rate == after.rate:
            return title, Fate.SAME, ""
        self._prices.set_source(year, kind, row["kilde"])
        return title, Fate.CHANGED if before else Fate.NEW, f"{rise.replace('.', ',')} %"


def _is_called(name: BodyName, other: BodyName) -> bool:
    return name.name.casefold() == other.name.casefold()


def _needed(text: str, what: str) -> str:
    if not text:
        raise UserError(f"{what} mangler.")
    return text
