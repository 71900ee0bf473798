"""Klar til udgivelse: a sign beside the page, and behind it what is ready, what is missing and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kk_desktop.domain.readiness import Aspect, Readiness, Remark, Standing
from kk_desktop.services.readiness import ReadinessService
from kk_desktop.ui import icons, look
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.badges import Badge
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.labels import label, line
from kk_desktop.ui.widgets.status_chip import StatusChip

PAUSE = 400
"""Milliseconds without a new page before the last one is looked at."""

PAUSE_PER_PAGE = 10
"""Milliseconds more for each page: 300 take half a second to look at, and a new page would wait for it."""

_BADGES = {
    Standing.READY: Badge("Klar", "circle-check", "green", "greenbg"),
    Standing.MISSING: Badge("Mangler", "triangle-alert", "amber", "amberbg"),
    Standing.WRONG: Badge("Skal rettes", "octagon-alert", "red", "redbg"),
}
_WITH_PLACE = (Aspect.TITLE, Aspect.ATTACHMENTS, Aspect.SECRECY)
"""Aspects that have a field of their own to go to, where a remark names no block."""

_SUGGESTED = Badge("Forslag", "info")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that might be written better; ``go`` shows the place, ``hide`` lets it never be shown again.

    ``mend`` writes it so.
    ``about`` is what it is about, and ``badge`` what it is.
    """

    message: str
    go: Callable[[], object] | None = None
    hide: Callable[[], object] | None = None
    about: str = "Sproget"
    badge: Badge = _SUGGESTED
    mend: Callable[[], object] | None = None


class LiveReadiness(QObject):
    """Has the newest pages looked at when no newer ones come; ``told`` carries the ``Readiness``."""

    told = Signal(object)
    failed = Signal(object)

    def __init__(self, readiness: ReadinessService, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._readiness, self._tasks = readiness, tasks
        self._newest: tuple | None = None
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @property
    def is_busy(self) -> bool:
        """Whether a page is being looked at, or will be."""
        return self._is_looking or self._timer.isActive()

    def look_soon(self, manuscript, rendered) -> None:
        """These are the pages shown now."""
        self._newest = (manuscript, rendered)
        self._timer.start(PAUSE + PAUSE_PER_PAGE * rendered.page_count)

    def forget(self) -> None:
        """No page is shown."""
        self._newest = None
        self._timer.stop()

    def _look(self) -> None:
        if self._is_looking or self._newest is None:
            return
        asked, self._is_looking = self._newest, True
        manuscript, rendered = asked
        channel = f"readiness {id(self):x}"
        self._tasks.start(
            lambda: self._readiness.of_pages(manuscript, rendered, channel),
            lambda readiness: self._on_looked(asked, readiness),
            lambda error: self._on_looked(asked, error),
            owner=self,
        )

    def _on_looked(self, asked: tuple, answer: Readiness | BaseException) -> None:
        self._is_looking = False
        if asked is not self._newest:
            # Newer pages have come meanwhile, and perhaps waited for this.
            if not self._timer.isActive():
                self._look()
        elif isinstance(answer, BaseException):
            self.failed.emit(answer)
        else:
            self.told.emit(answer)


class ReadinessBar(QFrame):
    """The sign, and the list that a press on it opens."""

    remark_pressed = Signal(object)  # the Remark whose place somebody wants to see
    suggestion_pressed = Signal(object)  # the Suggestion, likewise

    def __init__(self) -> None:
        super().__init__()
        self.readiness: Readiness | None = None
        self._next = 0
        self._suggestions: tuple[Suggestion, ...] = ()
        self.sign = button("", kind="sign", on_click=self._on_sign_pressed)
        self.suggestions = button("", kind="link", on_click=self.sign.click)
        self.sign.setCheckable(True)
        self.sign.setIconSize(QSize(look.ICON + 4, look.ICON))
        self.list = _List(self.remark_pressed, self.suggestion_pressed)
        self._lay_out()
        self.clear()

    def tell(self, readiness: Readiness) -> None:
        """How the page shown stands."""
        if readiness != self.readiness:
            self.readiness, self._next = readiness, 0
            self.list.show_lines(readiness.lines, self._suggestions)
        self.sign.setText(readiness.words)
        self._dress(_BADGES[readiness.standing].tone)

    def advise(self, suggestions: tuple[Suggestion, ...]) -> None:
        """What might be written better: told beside the sign and in the list, and nothing waits for it."""
        if [each.message for each in suggestions] != [each.message for each in self._suggestions]:
            self._suggestions, self._next = suggestions, 0
            count = len(suggestions)
            self.suggestions.setText("1 forslag" if count == 1 else f"{count} forslag")
            self.suggestions.setAccessibleName(f"{self.suggestions.text()} til teksten")
            self.suggestions.setVisible(bool(count))
            self.list.show_lines(self.readiness.lines if self.readiness else [], suggestions)

    def dim(self) -> None:
        """Another page is shown, and nobody has looked at it yet: the last answer stands, without its colour."""
        if self.readiness is not None:
            self._dress("")

    def clear(self) -> None:
        """Nothing is known yet."""
        self.readiness = None
        self.list.show_lines([], self._suggestions)
        self.sign.setText("Siden ses efter …")
        self._dress("")

    def next_remark(self) -> Remark | Suggestion | None:
        """The next thing to look at, round and round, suggestions last; nothing when all is ready."""
        remarks: tuple[Remark | Suggestion, ...] = (
            *(self.readiness.remarks if self.readiness else ()),
            *self._suggestions,
        )
        if not remarks:
            return None
        remark = remarks[self._next % len(remarks)]
        self._next += 1
        return remark

    def _dress(self, tone: str) -> None:
        icon = _BADGES[self.readiness.standing].icon if self.readiness else "circle-dashed"
        self.sign.setIcon(icons.icon(icon, tone or "text2"))
        if self.sign.property("tone") != tone:
            self.sign.setProperty("tone", tone)
            self.sign.style().polish(self.sign)
        self.sign.setAccessibleName(f"Status: {self.sign.text()}")
        self.sign.setToolTip("Skjul listen" if self.sign.isChecked() else "Vis, hvad der er klar, og hvad der mangler")

    def _on_sign_pressed(self) -> None:
        self.list.setVisible(self.sign.isChecked())
        self._dress(self.sign.property("tone"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc folds the list away."""
        if event.key() == Qt.Key.Key_Escape and self.sign.isChecked():
            self.sign.click()
            self.sign.setFocus()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 8)
        row.setSpacing(12)
        row.addWidget(self.sign)
        row.addWidget(self.suggestions)
        self.suggestions.hide()
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self.list.hide()


class _List(QScrollArea):
    """One line for each aspect, and one more for each further remark."""

    def __init__(self, remark_pressed, suggestion_pressed) -> None:
        super().__init__()
        self._remark_pressed, self._suggestion_pressed = remark_pressed, suggestion_pressed
        self._most = 0
        self._column = QVBoxLayout()
        self.lines: list[_Line] = []
        self.advice: list[_Advice] = []
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, remarks: list[Remark], suggestions: tuple[Suggestion, ...]) -> None:
        """Show these instead of the ones before."""
        ground = QFrame()
        ground.setProperty("ground", "base")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines = [_Line(remark, self._remark_pressed) for remark in remarks]
        self.advice = [_Advice(suggestion, self._suggestion_pressed) for suggestion in suggestions]
        to_do = [each for each in self.lines if each.remark.standing is not Standing.READY]
        for each in (*to_do, *self.advice, *(each for each in self.lines if each not in to_do)):
            column.addWidget(each)
            column.addWidget(line())
        column.addStretch(1)
        self._column = column
        self.setWidget(ground)
        self._fit()

    def leave_room(self, most: int) -> None:
        """Be no higher than this; what does not fit is scrolled to."""
        self._most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other line ends in the sentences."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Qt says -1 of a list without lines.
        needed = max(0, self._column.heightForWidth(self.viewport().width()))
        self.setFixedHeight(min(self._most, needed))


class _Line(QFrame):
    """What is looked at, how it stands, the sentence about it, and the way to its place where it has one."""

    def __init__(self, remark: Remark, pressed) -> None:
        super().__init__()
        self.remark = remark
        badge = _BADGES[remark.standing]
        self.setAccessibleName(f"{remark.aspect.danish}: {badge.word}. {remark.message}")
        self.show_button: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(remark.aspect.danish, "row_title"))
        words.addWidget(label(remark.message, "secondary", "text2", wrap=True))
        row.addLayout(words, 1)
        has_place = remark.block_id or (remark.aspect in _WITH_PLACE and remark.standing is not Standing.READY)
        if has_place:
            self.show_button = button("Vis", kind="link", on_click=lambda: pressed.emit(remark))
            self.show_button.setAccessibleName(f"Vis: {remark.message}")
            row.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(StatusChip(badge), 0, Qt.AlignmentFlag.AlignTop)


class _Advice(QFrame):
    """One suggestion, the way to its place, and the way to be rid of it."""

    def __init__(self, suggestion: Suggestion, pressed) -> None:
        super().__init__()
        self.setAccessibleName(f"{suggestion.about}: {suggestion.badge.word}. {suggestion.message}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(suggestion.about, "row_title"))
        words.addWidget(label(suggestion.message, "secondary", "text2", wrap=True))
        row.addLayout(words, 1)
        ways = (("Ret", suggestion.mend), ("Vis", lambda: pressed.emit(suggestion)), ("Skjul", suggestion.hide))
        buttons = [button(word, kind="link", on_click=on_click) for word, on_click in ways]
        self.mend_button, self.show_button, self.hide_button = buttons
        for each, is_there in zip(buttons, (suggestion.mend, suggestion.go, suggestion.hide), strict=True):
            each.setAccessibleName(f"{each.text()}: {suggestion.message}")
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
            if is_there is None:
                each.hide()
        row.addWidget(StatusChip(suggestion.badge), 0, Qt.AlignmentFlag.AlignTop)
