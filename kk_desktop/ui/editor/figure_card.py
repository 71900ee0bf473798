"""The card below the text where a picture's or a chart's words are written, while the caret stands at it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QPushButton

from kk_desktop.domain.charts.choice import ChartForm
from kk_desktop.ui.widgets.buttons import button
from kk_desktop.ui.widgets.fields import captioned
from kk_desktop.ui.widgets.flow import FlowLayout
from kk_desktop.ui.widgets.labels import label, set_tone

CAPTION = "Billedtekst"
ALTERNATIVE = "Beskrivelse for dem, der ikke kan se billedet"
_HINT = "Skriv, hvad billedet viser. Uden beskrivelse er dokumentet ikke for alle."
_CHART_HINT = "Skrives af tallene og følger dem, så længe feltet er tomt."
_LINES = 2


class FigureCard(QFrame):
    """Tells every word as it is typed, so that nothing is lost; Esc leads back to the text."""

    edited = Signal(str, str)  # the caption and the description
    form_chosen = Signal(object)
    """The form of the bars that a chart is to have."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "alt")
        self._is_chart = False
        self.caption = QLineEdit()
        self.caption.setPlaceholderText("Får selv sit nummer på siden")
        self.alternative = QPlainTextEdit()
        self.alternative.setTabChangesFocus(True)
        self.alternative.setFixedHeight(_LINES * self.alternative.fontMetrics().lineSpacing() + 12)
        self.hint = label(_HINT, "secondary", "amber", wrap=True)
        for field, name in ((self.caption, CAPTION), (self.alternative, ALTERNATIVE)):
            field.setAccessibleName(name)
            field.setProperty("kind", "field")
            field.installEventFilter(self)
        self.forms = {form: self._form_chip(form) for form in ChartForm}
        self._lay_out()
        self.caption.textEdited.connect(self._tell)
        self.alternative.textChanged.connect(self._tell)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 8, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.addWidget(captioned(CAPTION, self.caption), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(captioned(ALTERNATIVE, self.alternative), 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hint, 1, 1)
        self._forms = QFrame()
        row = FlowLayout(self._forms)
        row.setContentsMargins(0, 0, 0, 0)
        for chip in self.forms.values():
            row.addWidget(chip)
        grid.addWidget(self._forms, 1, 0)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _form_chip(self, form: ChartForm) -> QPushButton:
        chip = button(form.danish, kind="chip", on_click=partial(self.form_chosen.emit, form))
        chip.setCheckable(True)
        chip.setAutoExclusive(True)
        return chip

    def show_chart(self, caption: str, alternative: str, form: ChartForm, written: str) -> None:
        """Fill in what the chart holds; ``written`` is told of it while nobody has described it."""
        self._is_chart = True
        self.forms[form].setChecked(True)
        self.alternative.setPlaceholderText(written)
        self._show(caption, alternative)

    def show_words(self, caption: str, alternative: str) -> None:
        """Fill in what the picture holds."""
        self._is_chart = False
        self.alternative.setPlaceholderText("")
        self._show(caption, alternative)

    def _show(self, caption: str, alternative: str) -> None:
        # Where it stands already the caret stays.
        if self.caption.text() != caption:
            self.caption.setText(caption)
            self.caption.setCursorPosition(0)
        if self.alternative.toPlainText() != alternative:
            self.alternative.blockSignals(True)
            self.alternative.setPlainText(alternative)
            self.alternative.blockSignals(False)
        self._forms.setVisible(self._is_chart)
        self.hint.setText(_CHART_HINT if self._is_chart else _HINT)
        set_tone(self.hint, "text2" if self._is_chart else "amber")
        self.hint.setVisible(not alternative.strip())
        self.show()

    def set_writable(self, can_write: bool) -> None:
        """A locked document's pictures can be read about and not changed."""
        self.caption.setReadOnly(not can_write)
        self.alternative.setReadOnly(not can_write)
        self._forms.setEnabled(can_write)

    def _tell(self) -> None:
        self.hint.setVisible(not self.alternative.toPlainText().strip())
        self.edited.emit(self.caption.text(), self.alternative.toPlainText())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc is done here, and so is Enter in the caption."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (is_enter and watched is self.caption):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
