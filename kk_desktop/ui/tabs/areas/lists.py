"""The policies and state lists that name the area: their periods side by side, and the rows they are edited in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QWidget

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.typed_days import shown_day, typed_end, typed_start
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField
from kk_desktop.ui.widgets.labels import label
from kk_desktop.ui.widgets.periods import Period, Periods

from .lines import Lines
from .part import AreaPart
from .policy import PolicyFields

if TYPE_CHECKING:
    from kk_desktop.domain.areas import AreaListing, Policy

    from .part import Around

_DATE = 88
_POLICY_WIDTH = 120  # a title may be cut; the list it opens is as wide as its words
_SURE = (("1", "bekræftet"), ("", "ikke bekræftet"))
TITLE = "Nævnt i byens politik"


class _Fields(NamedTuple):
    policy: ChoiceField
    named: LineField
    start: LineField
    end: LineField
    sure: ChoiceField


class ListsPart(AreaPart):
    """The picture always, the rows when somebody wants to mend them."""

    def __init__(self, around: Around) -> None:
        self.periods = Periods(TITLE)
        self.undated = label("", "secondary", "text2", wrap=True)
        self.lines = Lines(
            ("Politik eller liste", "Nævnt som", "Fra", "Til", "", "", ""), (0, 110, _DATE, _DATE, 108, 28, 28),
            self._fields,
        )  # fmt: skip
        self.policy = PolicyFields(around)
        self.entry = LineField("Før området på en politik eller liste", self._add, bare=False, caption=False)
        self.entry.edit.setPlaceholderText(
            "Før området på en politik eller liste; en ny oprettes med det navn, du skriver"
        )
        self._titles = QStringListModel()
        self.edit_button = button("Ret lister", kind="link", on_click=self._on_edit)
        parts = (self.periods, self.undated, self.lines, self.policy, self.entry)
        super().__init__(around, TITLE, *parts, button=self.edit_button)
        completer = QCompleter(self._titles, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.entry.edit.setCompleter(completer)
        self.entry.saved.connect(lambda: self.entry.setText(""))
        self._listings: dict[str, AreaListing] = {}
        self._policies: list[Policy] = []
        self.fields: dict[str, _Fields] = {}
        self._is_open = False

    def forget(self) -> None:
        """Folded in again."""
        self._is_open = False
        self.entry.take_back()
        self.policy.close_policy()

    def read(self) -> None:
        """Read the listings."""
        workspace = self.around.workspace
        found = workspace.areas.listings(self.area_id)
        self._listings = {each.id: each for each in found}
        dated = [each for each in found if each.start]
        periods = [_period(each) for each in dated] + self._unknown(found)
        periods.sort(key=lambda period: period.start)
        self.periods.show_periods(periods, workspace.today())
        self.periods.setVisible(bool(periods))
        others = [each.policy_title for each in found if not each.start]
        self.undated.setText(f"Uden periode: {'; '.join(others)}." if others else "")
        self.undated.setVisible(bool(others))
        self.edit_button.setText("Færdig" if self._is_open else "Ret lister")
        self.edit_button.setVisible(not workspace.read_only)
        if self._is_open:
            self._policies = workspace.areas.policies()
            self._titles.setStringList([each.title for each in self._policies])
            self._show()
        else:
            self.lines.hide()
            self.policy.close_policy()
        self.entry.setVisible(self._is_open)
        self.tell_filled(is_anything=bool(found or periods))

    def _unknown(self, own: list[AreaListing]) -> list[Period]:
        """Policies nobody knows the areas of: an urban area may be named in them, so they stand beside its own."""
        if self.area is None or self.area.kind is not AreaKind.DEPRIVED_URBAN_AREA:
            return []
        areas = self.around.workspace.areas
        known = {each.policy_id for each in (*own, *areas.all_listings())}
        return [
            Period(
                each.title, each.source or "områderne er ikke ført endnu", each.valid_from, each.valid_to, certain=False
            )
            for each in areas.policies()
            if each.valid_from is not None and each.id not in known
        ]

    def begin(self) -> None:
        """Open the rows and stand where another list is chosen."""
        self._is_open = True
        self.read()
        self.entry.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        self.policy.show_policies(self._policies)
        self.lines.show_keys(list(self._listings), read_only=self.around.workspace.read_only)
        self.lines.setVisible(bool(self._listings))
        for key, each in self._listings.items():
            policy, named, start, end, sure = self.fields[key]
            policy.set_choices([(one.id, one.title) for one in self._policies])
            policy.show_choice(each.policy_id)
            named.setText(each.named_as)
            for field, own, theirs in (
                (start, each.valid_from, each.policy_from),
                (end, each.valid_to, each.policy_to),
            ):
                field.setText(shown_day(own))
                # Where nothing stands, the policy's own period holds.
                field.edit.setPlaceholderText(shown_day(theirs) or "–")
            sure.show_choice("1" if each.verified else "")

    def _fields(self, key: str) -> list[QWidget]:
        today = self.around.workspace.today()

        def change(**facts: object) -> None:
            self.around.workspace.areas.change_listing(key, **facts)

        def attempt(**facts: object) -> None:
            self.around.messages.attempt(lambda: change(**facts))

        policy = ChoiceField("Politik eller liste", lambda chosen: attempt(policy_id=chosen), ())
        policy.setMinimumWidth(_POLICY_WIDTH)
        named = LineField("Nævnt som", lambda text: change(named_as=text), caption=False)
        start = LineField("Fra", lambda text: change(valid_from=typed_start(text, today)), caption=False)
        end = LineField("Til", lambda text: change(valid_to=typed_end(text, today)), caption=False)
        sure = ChoiceField("Bekræftet", lambda chosen: attempt(verified=bool(chosen)), _SURE)
        remove = icon_button("trash-2", "Fjern området fra listen", on_click=partial(self._on_remove, key))
        self.fields[key] = _Fields(policy, named, start, end, sure)
        mend = icon_button("pencil", "Ret politikken eller listen", on_click=partial(self._on_mend, key))
        mend.setEnabled(not self.around.workspace.read_only)
        return [*self.fields[key], mend, remove]

    def _add(self, text: str) -> None:
        """On a list there is by its title, or on a new one."""
        title = " ".join(text.split())
        if not title or not self.around.workspace.areas.put_on(self.area_id, title):
            return
        undo = self.around.messages.undo_requested.emit
        self.around.messages.tell(
            f"Politikken ”{title}” er oprettet. Skriv fra og til, så vises perioden.", "good", "Fortryd", undo
        )

    def _on_mend(self, key: str) -> None:
        self.policy.open(self._listings[key].policy_id, self._policies)

    def _on_remove(self, key: str) -> None:
        title = self._listings[key].policy_title

        def work() -> None:
            self.around.workspace.areas.remove_listing(key)
            self.around.messages.tell_deleted(f"Området er fjernet fra ”{title}”.")

        self.entry.edit.setFocus()
        self.around.messages.attempt(work)

    def _on_edit(self) -> None:
        self._is_open = not self._is_open
        self.read()
        if self._is_open:
            self.entry.edit.setFocus(Qt.FocusReason.TabFocusReason)


def _period(listing: AreaListing) -> Period:
    assert listing.start is not None
    return Period(listing.policy_title, listing.named_as, listing.start, listing.end, listing.verified)
