"""Charts in the text, shown small: drawn from their tables beside the window's thread, anew when a table changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from kk_desktop.domain.charts.choice import ChartChoice
from kk_desktop.domain.charts.model import Chart
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.text import Block
from kk_desktop.errors import GoneError
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks

from .painting import THUMBNAIL

if TYPE_CHECKING:
    from kk_desktop.services.charts import ChartService

_SHARP = 2
_Key = tuple[str, ChartChoice]


class ChartPictures(QObject):
    """What charts look like and say just now; ``read`` tells that another one is known."""

    read = Signal()

    def __init__(self, charts: ChartService, messages: Messages, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._charts, self._messages, self._tasks = charts, messages, tasks
        self._images: dict[_Key, QImage | None] = {}
        self._told: dict[_Key, str] = {}

    def image(self, block: Block) -> QImage | None:
        """The chart no larger than it is shown in the text: none while it is read, an empty one without its table."""
        key = _key(block)
        if key not in self._images:
            self._images[key] = None
            self._ask(key)
        return self._images[key]

    def told(self, block: Block) -> str:
        """The words written from the figures, as far as they are known."""
        return self._told.get(_key(block), "")

    def forget(self, table_id: str) -> None:
        """A table has changed: what was drawn of it stands until it has been drawn again."""
        for key in [key for key in self._images if key[0] == table_id]:
            self._ask(key)

    def _ask(self, key: _Key) -> None:
        charts = self._charts

        def work() -> Chart | None:
            try:
                return charts.saved(*key)
            except GoneError:
                return None

        self._tasks.start(work, lambda chart: self._on_read(key, chart), self._messages.tell_problem, owner=self)

    def _on_read(self, key: _Key, chart: Chart | None) -> None:
        self._images[key] = QImage() if chart is None else _small(chart)
        self._told[key] = "" if chart is None else alternative(chart)
        self.read.emit()


def _key(block: Block) -> _Key:
    return block.table_id or "", block.chart or ChartChoice()


def _small(chart: Chart) -> QImage:
    from kk_desktop.ui.widgets.chart_view import as_image

    image = as_image(chart, 1.0)
    size = QSize(*THUMBNAIL) * _SHARP
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
