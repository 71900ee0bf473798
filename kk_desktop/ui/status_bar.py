"""The line at the bottom: which file, that all is saved, what the tab tells, and the next deadline."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout

from kk_desktop.domain.dates import IsHoliday, write_distance, write_weekday

from .widgets.labels import label
from .widgets.sign import Sign

HEIGHT = 28


class StatusBar(QFrame):
    """Only tells; nothing here is pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self.setFixedHeight(HEIGHT)
        self._parts = [
            _Part("database", "Fil"),
            _Part("check", "Gemt", "green"),
            _Part("", "Siden"),
            _Part("calendar-clock", "Næste frist"),
        ]
        self._file, self._saved, self._page, self._deadline = self._parts
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(20)
        row.addWidget(self._file)
        row.addWidget(self._saved)
        row.addStretch(1)
        row.addWidget(self._page)
        row.addWidget(self._deadline)
        self.tell_file("")

    @property
    def text(self) -> str:
        """All that is said, as one line."""
        return "  ".join(part.text for part in self._parts if part.text)

    def tell_file(self, name: str) -> None:
        """The open file's name, or that there is none."""
        self._file.say(name or "Ingen fil åben")
        for part in (self._saved, self._page, self._deadline):
            part.say("")

    def tell_saved(self, at: datetime | None) -> None:
        """Everything is on the disk."""
        self._saved.say(f"Alt er gemt kl. {at:%H.%M}" if at else "Alt er gemt", "check", "green")

    def tell_unsaved(self) -> None:
        """Something typed is not on the disk yet."""
        self._saved.say("Gemmer …", "clock", "text2")

    def tell_read_only(self) -> None:
        """Nothing can be saved in this file."""
        self._saved.say("Kan kun læses", "lock", "text2")

    def tell_page(self, text: str) -> None:
        """What the tab tells: words and pages, or how many there are."""
        self._page.say(text)

    def tell_deadline(self, due: date | None, today: date, is_holiday: IsHoliday) -> None:
        """The next date somebody must keep."""
        if due is None:
            self._deadline.say("")
            return
        distance = write_distance(today, due, is_holiday)
        self._deadline.say(f"Næste frist: {write_weekday(due, today)} ({distance})")


class _Part(QFrame):
    """An icon with a word."""

    def __init__(self, icon: str, name: str, tone: str = "text2") -> None:
        super().__init__()
        self._picture = Sign(icon, tone)
        self._picture.setVisible(bool(icon))
        self._words = label("", "secondary", "text2")
        self._words.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        self.say("")

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str, icon: str = "", tone: str = "") -> None:
        if icon:
            self._picture.show_icon(icon, tone)
            self._picture.show()
        self._words.setText(text)
        self.setVisible(bool(text))
