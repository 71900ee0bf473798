"""What Python frees of things that only know each other is freed on the window's thread, and between its events.

Left to itself Python does so in whatever thread makes an object. In one that reads the file it would take a widget
apart while the window is at work: one thread then waits for Qt's lock and the other for Python's, and the window stands
still for good; or Qt goes on to a widget that is gone, and crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK = 200
"""Milliseconds between two looks."""

_YOUNG = 5_000
"""So many new objects are worth a look at the new ones, which takes a millisecond."""

_ALL = 100_000
"""So many new objects are worth a look at all there are, which takes forty: only when nobody is at work."""

_TOO_MANY = 1_000_000
"""With so many it is done whether anybody is at work or not."""

_AT_WORK = 500
"""So many new objects since the last look tell that somebody is at work."""


class Garbage(QObject):
    """From when it is made until the application ends nothing else collects."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._seen = self._since_all = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Free what has become too much."""
        young = gc.get_count()[0]
        is_quiet, self._seen = abs(young - self._seen) < _AT_WORK, young
        if self._since_all + young > (_ALL if is_quiet else _TOO_MANY):
            gc.collect()
            self._seen = self._since_all = 0
        elif young > _YOUNG:
            gc.collect(1)
            self._since_all += young
            self._seen = 0
