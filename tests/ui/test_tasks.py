"""Work beside the window calls back on the window's thread, and what it held is let go there too."""

import weakref
from collections.abc import Iterator
from threading import Event, get_ident

import pytest

from kk_desktop.services.jobs import Jobs
from kk_desktop.ui.tasks import Tasks
from tests.ui.conftest import WAIT


class Held:
    """Stands for a cursor or a page that only a callback holds."""


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.close()


def test_what_work_and_callbacks_held_is_freed_on_the_windows_thread(qtbot, jobs: Jobs) -> None:
    tasks, freed_on = Tasks(jobs), list[int]()

    def ask() -> None:
        for_work, for_done = Held(), Held()
        for held in (for_work, for_done):
            weakref.finalize(held, lambda: freed_on.append(get_ident()))
        tasks.start(lambda: (for_work, None)[1], lambda _none: (for_done, None)[1])

    for _ in range(200):
        ask()
    qtbot.waitUntil(lambda: len(freed_on) == 400, timeout=WAIT)
    assert set(freed_on) == {get_ident()}


def test_a_save_waits_for_no_other_work(qtbot, jobs: Jobs) -> None:
    tasks, go_on, saved = Tasks(jobs), Event(), list[str]()
    waiting = [tasks.start(go_on.wait, lambda _done: None) for _ in range(4)]
    tasks.start(lambda: "gemt", saved.append, is_save=True)
    qtbot.waitUntil(lambda: saved == ["gemt"], timeout=WAIT)
    assert not any(each.done() for each in waiting)
    go_on.set()
