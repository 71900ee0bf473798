"""What all tabs share: empty pages say what to do, and rows keep clear of each other."""

import itertools

import pytest

from kk_desktop.domain.workflow import Status

from .conftest import WAIT
from .hands import tab


@pytest.mark.parametrize(("name", "verb"), [("initiatives", "Ny indsats"), ("budget", "Ny tabel"), ("cases", "Ny sag")])
def test_an_empty_tab_says_what_to_do_and_does_it(qtbot, bare_window, tmp_path, name, verb):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    page = tab(bare_window, name)
    assert page.empty.isVisible()
    assert page.empty.button.text() == verb
    page.empty.button.click()
    qtbot.waitUntil(lambda: not page.empty.isVisible(), timeout=WAIT)


def test_a_new_file_says_that_nothing_waits(qtbot, bare_window, tmp_path):
    with qtbot.waitSignal(bare_window.file_opened, timeout=WAIT):
        bare_window.create_file(tmp_path / "Ny.kkdb")
    page = tab(bare_window, "overview")
    assert page.empty.isVisible()
    assert not any(row.status is Status.DRAFT for row in bare_window.workspace.documents.rows())


def test_rows_keep_clear_of_each_other_when_the_list_gets_narrower(qtbot, window):
    page = tab(window, "cases")
    page.rows.setFixedWidth(420)
    qtbot.waitUntil(lambda: _touching(page.rows), timeout=WAIT)
    page.rows.setFixedWidth(240)
    qtbot.waitUntil(lambda: page.rows.viewport().width() <= 240 and _touching(page.rows), timeout=WAIT)


def _touching(rows) -> bool:
    """Whether each row begins where the one above ends, and is as high as its words need."""
    model = rows.model()
    places = [rows.visualRect(model.index(number, 0)) for number in range(model.rowCount())]
    wanted = [rows.sizeHintForRow(number) for number in range(model.rowCount())]
    return [place.height() for place in places] == wanted and all(
        below.top() == above.bottom() + 1 for above, below in itertools.pairwise(places)
    )
