"""Work off the window's thread: turns plain futures into calls back on it, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Submits(Protocol):
    """What runs the work: ``services.jobs.Jobs``."""

    def submit(self, work: Callable[[], Any], /) -> Future[Any]:
        """Start the work and give its future back."""
        ...

    def submit_save(self, work: Callable[[], Any], /) -> Future[Any]:
        """The same for a save, which waits for no other work."""
        ...


class _Asked:
    """A piece of work, and whom to call; emptied on the window's thread.

    A thread lets go of its work when all is told. What was last held there would be freed there: a cursor or a page
    that was closed meanwhile, under Qt's feet.
    """

    __slots__ = ("done", "failed", "owner", "work")

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None,
        owner: QObject | None,
        work: Callable[[], Any] | None = None,
    ) -> None:
        self.done: Callable[[Any], None] | None = done
        self.failed, self.owner, self.work = failed, owner, work

    def run(self) -> Any:
        """Do the work."""
        assert self.work is not None
        return self.work()

    def let_go(self) -> None:
        """Hold nothing any more."""
        self.done = self.failed = self.owner = self.work = None


class Tasks(QObject):
    """Starts work and calls back; a failure nobody asks for is told by ``failed``."""

    failed = Signal(object)  # the exception

    _finished = Signal(object, object)
    _called = Signal(object)

    def __init__(self, jobs: Submits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._under_way: set[Future[Any]] = set()
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._called.connect(lambda do: do(), Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        owner: QObject | None = None,
        *,
        is_save: bool = False,
    ) -> Future[Any]:
        """Run ``work`` on another thread and give its result to ``done`` on this one.

        What keeps on the disk what is typed ``is_save``, and waits for no page and no import.
        """
        asked = _Asked(done, failed, owner, work)
        future = (self._jobs.submit_save if is_save else self._jobs.submit)(asked.run)
        self._under_way.add(future)
        future.add_done_callback(partial(self._tell, asked))
        future.add_done_callback(self._under_way.discard)
        return future

    def follow(
        self,
        future: Future[Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Call back on this thread when the future is done.

        A cancelled future calls nobody, nor does one whose ``owner`` (a widget) is gone by then.
        """
        future.add_done_callback(partial(self._tell, _Asked(done, failed, owner)))

    @property
    def is_busy(self) -> bool:
        """Whether anything that was started is under way; what has ended may be waiting for its turn on this thread."""
        return bool(self._under_way)

    def settle(self) -> None:
        """Wait until nothing that was started is under way: a file cannot be closed while another thread reads it."""
        wait(tuple(self._under_way))

    def call(self, do: Callable[[], object]) -> None:
        """From any thread: do this on the window's."""
        if isValid(self):
            self._called.emit(do)

    def _tell(self, asked: _Asked, ended: Future[Any]) -> None:
        # The window may have closed while the work went on.
        if isValid(self):
            self._finished.emit(ended, asked)

    def _on_finished(self, ended: Future[Any], asked: _Asked) -> None:
        done, failed, owner = asked.done, asked.failed, asked.owner
        asked.let_go()
        if done is None or (owner is not None and not isValid(owner)):
            return
        try:
            result = ended.result()
        except CancelledError:
            return
        except Exception as error:
            (failed or self.failed.emit)(error)
            return
        done(result)
