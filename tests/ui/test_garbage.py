"""Whatever thread makes things, those that nobody uses are freed on the window's, and in the end all of them."""

import gc
import weakref
from threading import Thread, get_ident

from tests.ui.conftest import WAIT


class Thing:
    """Knows itself, so that counting references never frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_another_thread_has_made_and_forgotten_is_freed_on_the_windows(qtbot):
    freed_on: list[int] = []

    def work() -> None:
        for _ in range(100_000):
            weakref.finalize(Thing(), lambda: freed_on.append(get_ident()))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert freed_on == []
    qtbot.waitUntil(lambda: len(freed_on) == 100_000, timeout=WAIT)
    assert set(freed_on) == {get_ident()}


def test_what_has_been_used_for_long_is_freed_when_nobody_is_at_work(qtbot):
    things = [Thing() for _ in range(100_000)]
    last = weakref.ref(things[-1])
    qtbot.waitUntil(lambda: gc.get_count()[0] < 100_000, timeout=WAIT)  # looked at, and kept
    things.clear()
    kept = [[] for _ in range(100_000)]
    qtbot.waitUntil(lambda: last() is None, timeout=WAIT)
    assert len(kept) == 100_000
