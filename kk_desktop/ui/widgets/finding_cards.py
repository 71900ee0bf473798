"""What the figure check found, as cards: what does not hold first, and what holds folded below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout

from kk_desktop.domain.figure_check import telling
from kk_desktop.domain.figure_check.acceptances import Acceptance
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.ui import icons

from .buttons import button
from .finding_card import FindingCard
from .labels import label
from .layouts import empty, tab_inside
from .page import PageRows
from .row import Row
from .stepping import SteppedCards, focused

_Wanted = tuple[PlacedFinding, Acceptance | None, Acceptance | None]
"""A finding, why it is accepted, and why it was before it was held against something else."""

MOST_CARDS = 20
"""Cards shown at once; whoever has more to put right begins with these."""

MOST_LINES = 200
"""Lines told of what holds."""

READING = "Tallene læses …"
NOT_READ = "Tallene er ikke læst. De læses igen, når teksten ændres."


class FindingCards(SteppedCards):
    """What does not hold first, then what cannot be told, then what is accepted; what holds is folded below."""

    go_wanted = Signal(object)
    cell_wanted = Signal(object)
    use_wanted = Signal(object)
    accepted = Signal(object, str)
    taken_back = Signal(object)

    def __init__(self, nothing: str = "") -> None:
        super().__init__()
        self.next_wanted.connect(self.step)
        self._decided = -1
        self.cards: list[FindingCard] = []
        self._shown: tuple = ()
        self._greens: Sequence[PlacedFinding] = ()
        self._nothing = label(nothing, "body", "text2", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.fold = button("", "circle-check", "link", self._on_fold_pressed)
        self.fold.setIcon(icons.icon("circle-check", "green"))
        self.fold.setCheckable(True)
        self.rows = PageRows("Udsagn, der stemmer")
        self.rows.opened.connect(lambda key: self.go_wanted.emit(self._greens[int(key)]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._nothing)
        column.addLayout(self._column)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.rows)
        self.show_report(FigureReport(), can_write=False)

    @property
    def when_empty(self) -> str:
        """What is told where nothing was found, or not yet."""
        return self._nothing.text()

    def tell_when_empty(self, words: str) -> None:
        """Tell this where nothing was found, or not yet; without words nothing is told."""
        self._nothing.setText(words)

    def show_report(self, report: FigureReport, *, can_write: bool) -> None:
        """Show this one; a reason that is being typed stays, and so does the keyboard's place."""
        open_ones, accepted = [*report.red, *report.amber], report.accepted
        wanted: list[_Wanted] = [(each, None, report.former.get(each)) for each in open_ones[:MOST_CARDS]]
        wanted += [(each, acceptance, None) for each, acceptance in accepted[:MOST_CARDS]]
        greens = report.green
        is_bare = not report.findings and not report.unheld
        shown = (report.document_id, wanted, len(open_ones), greens[:MOST_LINES], len(greens), can_write, is_bare)
        if shown == self._shown:
            return
        begun, here = self._begun(report.document_id), focused(self.cards)
        # A document that is shown again lets go of the keyboard; it comes back to where a reason was given.
        left = self._decided if QApplication.focusWidget() is None else -1
        place = self.cards.index(here) if here in self.cards else min(left, len(self.cards) - 1)
        self._decided = -1
        self._shown = shown
        self._lay_cards(wanted, can_write=can_write)
        if len(open_ones) > MOST_CARDS:
            self._column.insertWidget(
                MOST_CARDS, label(f"Og {len(open_ones) - MOST_CARDS} mere.", "secondary", "text2")
            )
        self._nothing.setVisible(is_bare and bool(self._nothing.text()))
        self._show_greens(greens)
        reached = (part for card in self.cards for part in (card, card.reason, card.give, *card.buttons))
        tab_inside(self, *reached, self.fold)
        self._go_on(begun, place)

    def _lay_cards(self, wanted: Sequence[_Wanted], *, can_write: bool) -> None:
        """Show a card for each; those that stand there already and say the same stay, for making one takes a moment."""
        there = (card for card in self.cards if card.can_write == can_write)
        kept = {(card.finding, card.acceptance, card.former): card for card in there}
        made = [kept.pop(each, None) for each in wanted]
        for card in made:
            if card is not None:
                self._column.removeWidget(card)
        empty(self._column)
        self.cards = []
        count = sum(acceptance is not None for _finding, acceptance, _former in wanted)
        for each, card in zip(wanted, made, strict=True):
            acceptance = each[1]
            if acceptance is not None and not any(shown.acceptance for shown in self.cards):
                self._column.addWidget(label(f"Accepteret  {count}", "secondary_strong", "text2"))
            self._add(card or self._made(each, can_write=can_write))

    def _show_greens(self, greens: Sequence[PlacedFinding]) -> None:
        self._greens = greens[:MOST_LINES]
        count = len(greens)
        self.fold.setText("1 udsagn stemmer" if count == 1 else f"{count} udsagn stemmer")
        self.fold.setVisible(bool(count))
        self._on_fold_pressed()

    def _on_fold_pressed(self) -> None:
        is_open = self.fold.isChecked() and bool(self._greens)
        self.rows.setVisible(is_open)
        self.fold.setToolTip("Skjul dem" if is_open else "Vis dem")
        if not is_open:
            return
        rows = [
            Row(str(number), telling.title(each.finding), telling.with_table(_quoted(each), each.table))
            for number, each in enumerate(self._greens)
        ]
        self.rows.set_rows(rows)

    def _made(self, wanted: _Wanted, *, can_write: bool) -> FindingCard:
        card = FindingCard(*wanted, can_write=can_write)
        card.go_wanted.connect(self.go_wanted)
        card.cell_wanted.connect(self.cell_wanted)
        card.use_wanted.connect(self.use_wanted)
        card.accepted.connect(partial(self._on_accepted, card))
        card.taken_back.connect(self.taken_back)
        return card

    def _on_accepted(self, card: FindingCard, finding: PlacedFinding, reason: str) -> None:
        self._decided = self.cards.index(card)
        self.accepted.emit(finding, reason)

    def _add(self, card: FindingCard) -> None:
        self.cards.append(card)
        self._column.addWidget(card)
        # At once, so that the keyboard can be put there; the layout would show it a moment later.
        card.show()

    # The keyboard -----------------------------------------------------------------------------------------

    def _begun(self, document_id: str) -> dict[str, tuple[str, bool]]:
        """Reasons that are being typed, by the finding's key, and whether the keyboard is in them."""
        if not self._shown or self._shown[0] != document_id:
            return {}
        return {card.finding.key: (card.begun, card.reason.hasFocus()) for card in self.cards if card.begun is not None}

    def _go_on(self, begun: dict[str, tuple[str, bool]], place: int) -> None:
        still = [card for card in self.cards if card.acceptance is None]
        if place >= 0 and self.cards:
            # Where nothing is left to decide, the keyboard stays on what was decided last, never nowhere.
            near = still or self.cards
            near[min(place, len(near) - 1)].setFocus()
        for card in still:
            if card.finding.key in begun and card.begun is None:
                words, has_keyboard = begun[card.finding.key]
                before = QApplication.focusWidget()
                card.ask_reason(words)
                if not has_keyboard and before is not None:
                    before.setFocus()

    def step(self) -> FindingCard | None:
        """Go on to the next one that nobody has accepted, round and round; nothing when there is none."""
        still = [card for card in self.cards if card.acceptance is None]
        if not still:
            return None
        here = focused(self.cards)
        following = still[(still.index(here) + 1) % len(still) if here in still else 0]
        following.setFocus()
        return following


def _quoted(finding: PlacedFinding) -> str:
    return f"”{finding.finding.quotes[0]}”" if finding.finding.quotes else ""
