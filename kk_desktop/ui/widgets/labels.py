"""Text that is only read, in one of the roles of the type scale."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from kk_desktop.ui import look


def label(text: str = "", role: str = "body", tone: str = "", wrap: bool = False) -> QLabel:
    """A label; ``role`` is one of ``look.TYPE``, ``tone`` one of text2, text3, accent, red, amber, green."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(look.font(role))
    made.setWordWrap(wrap)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change a label's colour."""
    widget.setProperty("tone", tone)
    widget.style().polish(widget)


def line() -> QFrame:
    """A hairline across the page."""
    made = QFrame()
    made.setProperty("ground", "line")
    made.setFixedHeight(1)
    return made


def upright() -> QFrame:
    """A hairline between parts that stand beside each other."""
    made = QFrame()
    made.setProperty("ground", "line")
    made.setFixedWidth(1)
    return made


class ElidedLabel(QLabel):
    """One line, or a few, that ends in … where it does not fit; the whole stands in the tooltip.

    A ``tail`` is never cut: what stands before it is.
    """

    def __init__(self, role: str = "body", tone: str = "text", lines: int = 1) -> None:
        super().__init__()
        self._tone, self._lines, self._tail = tone, lines, ""
        self.setFont(look.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(40)

    def setText(self, text: str, tail: str = "") -> None:
        """Show another line."""
        self._tail = tail
        super().setText(text + tail)
        self.setToolTip(text + tail)

    @property
    def shown(self) -> list[str]:
        """The lines as there is room for them."""
        if self._lines > 1:
            return break_lines(self.text(), self.font(), self.width(), self._lines)
        metrics = self.fontMetrics()
        head = self.text().removesuffix(self._tail) if self._tail else self.text()
        return [look.fit(head, metrics, self.width() - metrics.horizontalAdvance(self._tail)) + self._tail]

    def set_tone(self, tone: str) -> None:
        """Change the colour."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(look.color(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, "\n".join(self.shown))


class TwoLineLabel(QWidget):
    """A title that wraps to at most two lines and is then elided; the whole stands in the tooltip."""

    def __init__(self, text: str = "", role: str = "document_title", lines: int = 2) -> None:
        super().__init__()
        self._text = ""
        self._lines = lines
        self.setFont(look.font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def text(self) -> str:
        """The whole title."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another title."""
        self._text = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """One or two lines."""
        return len(wrapped(self._text, self, width, self._lines)) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """As wide as the text, one line high."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows squeeze it."""
        return QSize(80, self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may give another number of lines."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(look.color("text"))
        spacing = self.fontMetrics().lineSpacing()
        for number, text in enumerate(wrapped(self._text, self, self.width(), self._lines)):
            painter.drawText(0, number * spacing, self.width(), spacing, Qt.AlignmentFlag.AlignVCenter, text)


def wrapped(text: str, widget: QWidget, width: int, most: int) -> list[str]:
    """The text in at most ``most`` lines of the widget's font, the last one elided."""
    return break_lines(text, widget.font(), width, most)


def break_lines(text: str, font, width: int, most: int) -> list[str]:
    """The text in at most ``most`` lines of the font, the last one elided where it does not fit."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while (text_line := layout.createLine()).isValid():
        text_line.setLineWidth(max(width, 1))
        starts.append(text_line.textStart())
        if len(starts) > most:
            break
    layout.endLayout()
    if not starts:
        return [""]
    ends = [*starts[1:], len(text)]
    lines = [text[a:b].rstrip() for a, b in zip(starts, ends, strict=True)][:most]
    if len(starts) > most:
        lines[-1] = look.fit(text[starts[most - 1] :], QFontMetrics(font), width)
    return lines
