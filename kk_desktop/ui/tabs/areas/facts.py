"""The facts at the right: kind and place, local committee, period, the areas below, source and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from kk_desktop.domain.areas import Area, AreaKind, AreaListing, below
from kk_desktop.domain.people import BodyKind
from kk_desktop.domain.typed_days import shown_day, typed_end, typed_start
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, captioned, lock_fields
from kk_desktop.ui.widgets.page import Page, PageRows, Section
from kk_desktop.ui.widgets.row import Row

from .rows import ICONS

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace
    from kk_desktop.ui.messages import Messages

_KINDS = tuple((kind.value, kind.danish) for kind in AreaKind)


class FactsSide(Page):
    """Each fact is edited where it stands; a row below leads to its area."""

    area_wanted = Signal(str)

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        super().__init__("Fakta om området", "window", (20, 24, 20, 24))
        self._workspace, self._messages = workspace, messages
        self._area_id = ""
        self._build()

    def lay_out(self) -> None:
        """Put the facts below what the tab has put on top."""
        self.add(captioned("Slags", self.kind), captioned("Ligger i", self.parent_choice))
        self.add(captioned("Lokaludvalg", self.committee), self.valid_from, self.valid_to)
        self.add(captioned("Kilde", self.source), self.below_section, Section("Noter", self.note))
        self.column.addStretch(1)
        if self._workspace.read_only:
            lock_fields(self)

    def show_area(self, area: Area, tree: Sequence[Area], listings: Sequence[AreaListing]) -> None:
        """Show the area's facts; ``tree`` and ``listings`` are all there are."""
        self._area_id = area.id
        own = below(tree, area.id)
        self.kind.show_choice(area.kind.value)
        places = [each for each in tree if each.kind is not AreaKind.DEPRIVED_HOUSING_AREA and each.id not in own]
        self.parent_choice.set_choices([("", "Intet"), *((each.id, each.name) for each in places)])
        self.parent_choice.show_choice(area.parent_id or "")
        self.committee.show_choice(area.local_committee_id or "")
        self.valid_from.setText(shown_day(area.valid_from))
        self.valid_to.setText(shown_day(area.valid_to))
        self.source.show_text(area.source)
        self.note.show_text(area.note)
        lists: dict[str, list[str]] = defaultdict(list)
        for each in listings:
            lists[each.area_id].append(each.policy_title)
        children = [each for each in tree if each.parent_id == area.id]
        self.below.set_rows(
            [
                Row(each.id, each.name, "; ".join(lists[each.id]) or each.kind.danish, icon=ICONS[each.kind])
                for each in children
            ]
        )
        self.below_section.setVisible(bool(children))

    def _build(self) -> None:
        def attempt(**facts: object) -> None:
            self._messages.attempt(lambda: self._change(**facts))

        today = self._workspace.today()
        self.kind = ChoiceField("Slags", lambda key: attempt(kind=AreaKind(key)), _KINDS)
        self.parent_choice = ChoiceField("Ligger i", lambda key: attempt(parent_id=key or None), ())
        committees = [
            (body.id, body.name_on(today).name)
            for body in self._workspace.people.bodies()
            if body.kind is BodyKind.LOCAL_COMMITTEE
        ]
        self.committee = ChoiceField(
            "Lokaludvalg", lambda key: attempt(local_committee_id=key or None), [("", "Intet"), *committees]
        )
        self.valid_from = LineField("Gyldig fra", lambda text: self._change(valid_from=typed_start(text, today)))
        self.valid_to = LineField("Gyldig til", lambda text: self._change(valid_to=typed_end(text, today)))
        self.source = TextField("Kilde", lambda text: attempt(source=text))
        self.note = TextField("Noter", lambda text: attempt(note=text), lines=3)
        self.below = PageRows("Områder herunder")
        self.below_section = Section("Områder herunder", self.below)
        self.below.opened.connect(self.area_wanted)

    def _change(self, **facts: object) -> None:
        if self._area_id:
            self._workspace.areas.change(self._area_id, **facts)
