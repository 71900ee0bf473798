"""Pictures and charts in the text: brought in, shown small, and told about; the services make them ready."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QTextCursor

from kk_desktop.domain.charts.choice import ChartForm
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import GoneError
from kk_desktop.paths import documents_folder
from kk_desktop.ui.messages import Messages
from kk_desktop.ui.tasks import Tasks
from kk_desktop.ui.widgets.clipboard import as_png

from .charts import ChartPictures
from .clipboard import COPIED_NAME
from .figure_card import FigureCard
from .formats import line_of
from .painting import THUMBNAIL
from .text_edit import BlockEdit

if TYPE_CHECKING:
    from kk_desktop.services.pictures import PictureService
    from kk_desktop.services.workspace import Workspace

Given = Path | QImage

PATTERN = "Billeder (*.png *.jpg *.jpeg)"
ELSEWHERE = "Billedet er ikke sat ind, for du gik til et andet dokument. Sæt det ind igen."
_SHARP = 2
"""Points of a small image for each of the screen's, so that it is sharp on any."""


class Figures(QObject):
    """``document_id`` tells which document is written in just now."""

    shown = Signal(str)
    """A picture of that digest stands small in the text now."""

    def __init__(
        self,
        editor: BlockEdit,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        document_id: Callable[[], str],
    ) -> None:
        super().__init__(editor)
        self._editor, self._pictures, self._messages, self._tasks = editor, workspace.pictures, messages, tasks
        self._document_id = document_id
        self._thumbnails: dict[str, QImage | None] = {}
        self._told_at = -1
        self.charts = ChartPictures(workspace.charts, messages, tasks, self)
        self.card = FigureCard()
        editor.thumbnail = self._thumbnail
        editor.pictures_given.connect(self.take)
        editor.block_entered.connect(lambda _block_id: self._follow_caret())
        editor.tracker.edited.connect(self._follow_caret)
        # Also when the file told something else: the card must not write old words over it.
        editor.tracker.structure_changed.connect(self._follow_caret)
        self.card.edited.connect(self._on_told)
        self.card.form_chosen.connect(self._on_form_chosen)
        self.card.left.connect(editor.setFocus)
        self.charts.read.connect(self._on_chart_read)

    # Brought in -------------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a picture's file and put it in at the caret."""
        path = self._messages.ask_open_path("Indsæt billede", documents_folder(), PATTERN)
        if path is not None:
            self.take([path])

    def take(self, given: Sequence[Given]) -> None:
        """Put pictures in at the caret, one after the other, as they are made ready."""
        self._take(list(given), QTextCursor(self._editor.textCursor()), self._document_id())

    def _take(self, waiting: list[Given], cursor: QTextCursor, document_id: str) -> None:
        if not waiting or not document_id:
            return
        first, *rest = waiting
        service = self._pictures

        def work() -> StoredFile:
            if isinstance(first, Path):
                return service.take(document_id, first)
            return service.take_data(document_id, COPIED_NAME, as_png(first))

        def done(picture: StoredFile) -> None:
            if document_id != self._document_id():
                self._messages.tell(ELSEWHERE, "warning")
                return
            self._editor.insert_picture(picture, cursor)
            self._take(rest, cursor, document_id)

        self._tasks.start(work, done, self._messages.tell_problem, owner=self)

    # Told about -------------------------------------------------------------------------------------------

    def show_card(self) -> None:
        """Show the card for the picture at the caret, or none; for a document that has just been opened."""
        self._follow_caret()
        self.card.set_writable(not self._editor.isReadOnly())

    def _at_caret(self) -> Block | None:
        line = line_of(self._editor.textCursor().block())
        return line.block() if line.figure else None

    def _follow_caret(self) -> None:
        block = self._at_caret()
        if block is None:
            self.card.hide()
        elif block.chart is not None:
            self.card.show_chart(block.text, block.alt, block.chart.form, self.charts.told(block))
        else:
            self.card.show_words(block.text, block.alt)

    def _on_told(self, caption: str, alternative: str) -> None:
        block = self._at_caret()
        if block is None:
            return
        runs = block.runs if caption == block.text else (Run(caption),) if caption else ()
        told = replace(block, runs=runs, alt=alternative)
        if told == block:
            return
        # What is told in one go is one step to undo, until something else is done in the text.
        self._editor.change_solid(told, goes_on=self._told_at == self._editor.tracker.edits)
        self._told_at = self._editor.tracker.edits

    def _on_form_chosen(self, form: ChartForm) -> None:
        block = self._at_caret()
        if block is not None and block.chart is not None and block.chart.form is not form:
            chart = replace(block.chart, form=form)
            self._editor.change_solid(replace(block, chart=chart), goes_on=False)

    # Shown small ------------------------------------------------------------------------------------------

    def _thumbnail(self, block: Block) -> QImage | None:
        if block.picture is None:
            return self.charts.image(block)
        digest = block.picture.digest
        if digest not in self._thumbnails:
            self._thumbnails[digest] = None
            pictures = self._pictures
            self._tasks.start(
                lambda: read_small(pictures, digest),
                lambda image: self._on_read(digest, image),
                self._messages.tell_problem,
                owner=self,
            )
        return self._thumbnails[digest]

    def _on_chart_read(self) -> None:
        self._editor.viewport().update()
        self._follow_caret()

    def _on_read(self, digest: str, image: QImage) -> None:
        self._thumbnails[digest] = image
        self._editor.viewport().update()
        self.shown.emit(digest)


def read_small(pictures: PictureService, digest: str) -> QImage:
    """A picture no larger than it is shown in the text; an empty one when it is gone or cannot be read."""
    try:
        content = QByteArray(pictures.data(digest))
    except GoneError:
        return QImage()
    buffer = QBuffer(content)
    reader = QImageReader(buffer)
    size = reader.size()
    room = QSize(*THUMBNAIL) * _SHARP
    if size.width() > room.width() or size.height() > room.height():
        reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
