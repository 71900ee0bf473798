"""One analysis: title, advice with sub-items and paragraphs of law, what was started, and what stands in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from kk_desktop.domain.dates import write_known_date
from kk_desktop.domain.initiatives import Analysis, Barrier, Recommendation
from kk_desktop.domain.known_dates import read_due
from kk_desktop.domain.wording import shortened
from kk_desktop.ui import look
from kk_desktop.ui.widgets.buttons import button, icon_button
from kk_desktop.ui.widgets.fields import ChoiceField, LineField, TextField, lock_fields
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import label, line
from kk_desktop.ui.widgets.layouts import empty, tab_inside
from kk_desktop.ui.widgets.sign import Sign

from .picker import InitiativePicker

if TYPE_CHECKING:
    from .part import Around

_NUMBER, _LAW = 34, 110
_MENU_NAME = 40


@dataclass(frozen=True)
class Study:
    """All that is shown of an analysis.

    ``where`` is the area below that it is about, ``started`` titles by id, ``documents`` the ids and titles to choose.
    """

    analysis: Analysis
    where: str
    advice: tuple[Recommendation, ...]
    barriers: tuple[Barrier, ...]
    started: Mapping[str, str]
    documents: tuple[tuple[str, str], ...] = ()

    @property
    def shape(self) -> object:
        """What makes other rows of it: two of the same shape differ in their words only."""
        advice = tuple((each.id, each.parent_id, each.initiative_ids) for each in self.advice)
        return advice, tuple((each.id, each.recommendation_id) for each in self.barriers), tuple(self.started.items())


class StudyView(QWidget):
    """Edited where it stands; its rows are made anew only when there are others."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around, self._analyses = around, around.workspace.analyses
        self._study: Study | None = None
        self._picking = ""
        self._stand_in = ""
        self.advice: dict[str, tuple[LineField, TextField, LineField]] = {}
        self.barriers: dict[str, TextField] = {}
        self._build()
        self._lay_out()

    def show_study(self, study: Study) -> None:
        """Show it as the file has it now."""
        is_other = self._study is None or self._study.shape != study.shape
        self._study = study
        analysis = study.analysis
        self.title.show_text(analysis.title)
        self.consultant.setText(analysis.consultant)
        self.finished.setText(write_known_date(analysis.finished_on))
        self.where.setText(study.where)
        self.where.setVisible(bool(study.where))
        self.document.setVisible(bool(analysis.document_id))
        self.document_choice.set_choices([("", "Intet dokument"), *study.documents])
        self.document_choice.show_choice(analysis.document_id or "")
        if is_other:
            self._make_rows()
        for advice in study.advice:
            number, text, law = self.advice[advice.id]
            number.setText(advice.number)
            text.show_text(advice.text)
            law.setText(advice.law_reference)
        for barrier in study.barriers:
            self.barriers[barrier.id].show_text(barrier.text)

    def stand_in(self) -> None:
        """Stand where the first advice is added."""
        self.tools[0].setFocus(Qt.FocusReason.TabFocusReason)

    # -- rows ----------------------------------------------------------------------------------------------

    def _make_rows(self) -> None:
        study = self._study
        assert study is not None
        empty(self._grid)
        self.advice, self.barriers = {}, {}
        self._controls: list[QWidget] = []
        level = 0
        for advice in study.advice:
            level = self._put_advice(level, advice)
            for barrier in study.barriers:
                if barrier.recommendation_id == advice.id:
                    level = self._put_barrier(level, barrier)
        loose = [each for each in study.barriers if each.recommendation_id is None]
        if loose:
            self._grid.addWidget(label("Barrierer", "label", "text2"), level, 0, 1, 4)
            level += 1
        for barrier in loose:
            level = self._put_barrier(level, barrier)
        self.rows.setVisible(level > 0)
        if self._controls:
            tab_inside(self.rows, *self._controls)
        if self._around.workspace.read_only:
            lock_fields(self.rows)
        standing = (
            self.advice[self._stand_in][1] if self._stand_in in self.advice else self.barriers.get(self._stand_in)
        )
        if standing is not None:
            self._stand_in = ""
            standing.setFocus()
            standing.selectAll()

    def _put_advice(self, level: int, advice: Recommendation) -> int:
        change = partial(self._analyses.change_recommendation, advice.id)
        number = LineField("Nummer", lambda text: change(number=text), caption=False)
        number.setFixedWidth(_NUMBER)
        text = self._text("Anbefaling", lambda typed: change(text=typed))
        law = LineField("Lovhenvisning", lambda typed: change(law_reference=typed), caption=False)
        law.setFixedWidth(_LAW)
        law.edit.setPlaceholderText("§")
        menu = self._menu(advice)
        top = Qt.AlignmentFlag.AlignTop
        if advice.parent_id is None:
            self._grid.addWidget(number, level, 0, top)
        else:
            number.hide()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(24 if advice.parent_id else 0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text)
        started = self._started(advice)
        if started is not None:
            column.addWidget(started)
        self._grid.addWidget(words, level, 1, top)
        self._grid.addWidget(law, level, 2, top)
        self._grid.addWidget(menu, level, 3, top)
        self.advice[advice.id] = (number, text, law)
        self._controls += [*([number.edit] if advice.parent_id is None else []), text, law.edit, menu]
        return level + 1

    def _started(self, advice: Recommendation) -> QWidget | None:
        """What the advice led to, each a way there; and the field that finds another while one looks for it."""
        is_picking = self._picking == advice.id
        if not advice.initiative_ids and not is_picking:
            return None
        made = QWidget()
        row = FlowLayout(made)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(label("Førte til", "secondary", "text2"))
        assert self._study is not None
        for each in advice.initiative_ids:
            title = self._study.started.get(each, "")
            link = button(shortened(title, 60), "hand-helping", "link", partial(self._around.go, "initiative", each))
            link.setToolTip(title)
            row.addWidget(link)
        if is_picking:
            picker = InitiativePicker(self._around.workspace)
            picker.setMinimumWidth(260)
            picker.chosen.connect(lambda found: self._on_picked(advice, found))
            picker.left.connect(self._on_picker_left)
            row.addWidget(picker)
            picker.setFocus()
        return made

    def _put_barrier(self, level: int, barrier: Barrier) -> int:
        text = self._text("Barriere", lambda typed: self._analyses.change_barrier(barrier.id, text=typed))
        remove = icon_button("trash-2", "Slet barrieren", on_click=lambda: self._on_remove_barrier(barrier))
        remove.setEnabled(not self._around.workspace.read_only)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Sign("triangle-alert", "amber"), level, 0, Qt.AlignmentFlag.AlignHCenter)
        self._grid.addWidget(text, level, 1, 1, 2, top)
        self._grid.addWidget(remove, level, 3, top)
        self.barriers[barrier.id] = text
        self._controls += [text, remove]
        return level + 1

    def _text(self, name: str, save) -> TextField:
        made = TextField(name, save)
        made.on_refused = self._around.messages.tell_problem
        return made

    def _menu(self, advice: Recommendation) -> QPushButton:
        made = button("Mere", kind="link")
        made.setAccessibleName(f"Mere om anbefaling {advice.number}".strip())
        made.setEnabled(not self._around.workspace.read_only)
        menu = QMenu(made)
        choices = [
            ("Knyt &indsats", lambda: self._on_pick_wanted(advice)),
            ("&Opret indsats herfra", lambda: self._on_start_wanted(advice)),
            ("Tilføj &barriere", lambda: self._on_add_barrier(advice.id)),
            ("&Slet anbefalingen", lambda: self._on_remove_advice(advice)),
        ]
        if advice.parent_id is None:
            choices.insert(2, ("Tilføj &punkt", lambda: self._on_add_advice(advice.id)))
        assert self._study is not None
        for each in advice.initiative_ids:
            title = shortened(self._study.started.get(each, ""), _MENU_NAME).replace("&", "&&")
            choices.append((f"Fjern ”{title}”", partial(self._on_unlink, advice, each)))
        for words, work in choices:
            action = QAction(words, menu)
            action.triggered.connect(lambda _checked=False, work=work: work())
            menu.addAction(action)
        made.setMenu(menu)
        return made

    # -- slots ---------------------------------------------------------------------------------------------

    @property
    def _id(self) -> str:
        assert self._study is not None
        return self._study.analysis.id

    def _on_add_advice(self, parent_id: str | None = None) -> None:
        text = "Nyt punkt" if parent_id else "Ny anbefaling"
        self._stand_in = (
            self._around.messages.attempt(
                lambda: self._analyses.add_recommendation(self._id, text, parent_id=parent_id)
            )
            or ""
        )

    def _on_add_barrier(self, recommendation_id: str | None = None) -> None:
        self._stand_in = (
            self._around.messages.attempt(
                lambda: self._analyses.add_barrier(self._id, "Ny barriere", recommendation_id)
            )
            or ""
        )

    def _on_pick_wanted(self, advice: Recommendation) -> None:
        self._picking = advice.id
        self._make_again()

    def _on_picker_left(self) -> None:
        self._picking = ""
        self._make_again()

    def _on_picked(self, advice: Recommendation, initiative_id: str) -> None:
        self._picking = ""
        wanted = (*advice.initiative_ids, initiative_id)
        self._around.messages.attempt(lambda: self._analyses.change_recommendation(advice.id, initiative_ids=wanted))
        self._stand_in = advice.id
        self._make_again()

    def _on_unlink(self, advice: Recommendation, initiative_id: str) -> None:
        wanted = tuple(each for each in advice.initiative_ids if each != initiative_id)
        self._around.messages.attempt(lambda: self._analyses.change_recommendation(advice.id, initiative_ids=wanted))

    def _on_start_wanted(self, advice: Recommendation) -> None:
        started = self._around.messages.attempt(
            lambda: self._analyses.start_initiative(advice.id, shortened(advice.text, 80))
        )
        if started:
            self._around.go("initiative", started)

    def _on_remove_advice(self, advice: Recommendation) -> None:
        def work() -> None:
            self._analyses.remove_recommendation(advice.id)
            self._around.messages.tell_deleted("Anbefalingen er slettet.")

        self._around.messages.attempt(work)

    def _on_remove_barrier(self, barrier: Barrier) -> None:
        self._analyses.remove_barrier(barrier.id)
        self._around.messages.tell_deleted("Barrieren er slettet.")

    def _on_delete(self) -> None:
        assert self._study is not None
        title = self._study.analysis.title
        self._analyses.delete(self._id)
        self._around.messages.tell_deleted(f"Analysen ”{shortened(title, 60)}” er slettet.")

    def _make_again(self) -> None:
        study, self._study = self._study, None
        if study is not None:
            self.show_study(study)

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.title = self._text("Analysens titel", lambda text: self._analyses.change(self._id, title=text))
        self.title.setFont(look.font("strong"))
        self.consultant = LineField(
            "Konsulent", lambda text: self._analyses.change(self._id, consultant=text), caption=False
        )
        self.consultant.edit.setPlaceholderText("Konsulent")
        self.finished = LineField("Hvornår analysen var færdig", self._save_finished, caption=False)
        self.finished.edit.setPlaceholderText("Færdig, fx maj 2016")
        self.where = label("", "secondary", "text2")
        self.document_choice = ChoiceField(
            "Analysens dokument",
            lambda key: self._around.messages.attempt(lambda: self._analyses.change(self._id, document_id=key or None)),
            (),
        )
        self.document = button("Vis", "file-text", "link", self._on_document_wanted)
        can_write = not self._around.workspace.read_only
        self.tools = [
            button("Anbefaling", "plus", "link", self._on_add_advice),
            button("Barriere", "plus", "link", self._on_add_barrier),
            icon_button("trash-2", "Slet analysen", on_click=self._on_delete),
        ]
        for each in self.tools:
            each.setEnabled(can_write)

    def _save_finished(self, text: str) -> None:
        self._analyses.change(self._id, finished_on=read_due(text, self._around.workspace.today()))

    def _on_document_wanted(self) -> None:
        if self._study is not None and self._study.analysis.document_id:
            self._around.go("document", self._study.analysis.document_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        for each in self.tools:
            head.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        below = QHBoxLayout()
        below.setSpacing(12)
        self.consultant.setFixedWidth(150)
        self.finished.setFixedWidth(124)
        for part in (self.where, self.consultant, self.finished, self.document_choice, self.document):
            below.addWidget(part)
        below.addStretch(1)
        self.rows = QWidget()
        self._grid = QGridLayout(self.rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, _NUMBER)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.rows)
        column.addWidget(line())
        if self._around.workspace.read_only:
            lock_fields(self)
