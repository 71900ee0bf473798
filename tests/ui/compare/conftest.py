"""A comparison of a hearing response with what it was, on a new file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from kk_desktop.domain.versions import VersionReason
from kk_desktop.ui.compare.page import ComparePage
from tests.ui.editor.conftest import Desk, desk, new_master, paragraph

__all__ = ["desk", "new_master"]

OLD = (
    "Udvalget takker for planen.",
    "Udvalget bemærker særligt det positive i, at der er fokus på fx job i bydelen.",
    "Udvalget ser frem til det videre samarbejde om området.",
    "Planen koster 5 mio. kr. i alt.",
)
NEW = (
    "Udvalget takker for planen.",
    "Udvalget bemærker særligt det meget positive i, at der er fokus på bl.a. job i bydelen.",
    "Udvalget ser frem til det videre samarbejde om området.",
    "Planen koster 6 mio. kr. i alt.",
)


def write(desk: Desk, document_id: str, *texts: str) -> None:
    blocks = [paragraph(f"p{number}", text) for number, text in enumerate(texts)]
    desk.workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])


@pytest.fixture
def document_id(desk: Desk) -> str:
    """A memo that was kept as "Til Bo" and corrected since."""
    made = desk.workspace.documents.create("memo", "Svar om planen")
    write(desk, made, *OLD)
    desk.workspace.versions.keep(made, VersionReason.NAMED, "Til Bo")
    write(desk, made, *NEW)
    return made


@pytest.fixture
def compare(qtbot: QtBot, desk: Desk) -> Iterator[Callable[[str], ComparePage]]:
    """Opens the page; it is deleted before its file is closed, as the window does it."""
    made: list[ComparePage] = []

    def open_page(document_id: str) -> ComparePage:
        page = ComparePage(*desk.parts[:4], machine=desk.machine, document_id=document_id)
        made.append(page)
        page.resize(1440, 800)
        with qtbot.waitSignal(page.compared, timeout=20_000):
            page.show()
        return page

    yield open_page
    for page in made:
        delete(page)
