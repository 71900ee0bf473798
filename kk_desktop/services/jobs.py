"""Work that takes a while, done beside the window: plain futures from a few threads; knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock, RLock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Stopped(Exception):  # noqa: N818  # nothing went wrong
    """The person has stopped the work; ``done`` things are finished and stay."""

    def __init__(self, done: int) -> None:
        super().__init__(f"stopped after {done}")
        self.done = done


class Progress:
    """How far a piece of work has come: the worker steps, anybody may look or stop, each on a thread of its own.

    ``verb`` and ``things`` make the sentence: ``Udskriver`` 40 af 500 ``breve``. ``listen`` is called on the worker's
    thread after every step.
    """

    def __init__(self, verb: str, things: str, total: int) -> None:
        self.things, self.total = things, total
        self.listen: Callable[[], object] = lambda: None
        self._verb = verb
        self._done = 0
        self._lock = Lock()
        self._stop = Event()

    @property
    def done(self) -> int:
        """How many things are finished."""
        with self._lock:
            return self._done

    @property
    def sentence(self) -> str:
        """What the person is told meanwhile."""
        return f"{self._verb} {self.done} af {self.total} {self.things} …"

    def step(self) -> None:
        """One more thing is finished. Raises ``Stopped`` when the person wants no more of those that are left."""
        with self._lock:
            self._done += 1
        self.listen()
        if self.done < self.total:
            self.check()

    def check(self) -> None:
        """Raise ``Stopped`` when the person wants no more."""
        if self._stop.is_set():
            raise Stopped(self.done)

    def stop(self) -> None:
        """Let the worker end at its next step."""
        self._stop.set()


class Jobs:
    """A handful of threads, one of them for saves alone; ``ui/tasks.py`` turns their futures into signals."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")
        self._saving = ThreadPoolExecutor(1, thread_name_prefix="save")

    def submit(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Begin a piece of work; its result or its error is in the future."""
        return self._pool.submit(work, *args, **kwargs)

    def submit_save(self, work: Callable[[], Result]) -> Future[Result]:
        """Begin a save: the other threads may all wait for a page or a printer, and nothing typed waits for those."""
        return self._saving.submit(work)

    def close(self) -> None:
        """Finish what has begun, and every save; drop the rest."""
        self._saving.shutdown(wait=True)
        self._pool.shutdown(wait=True, cancel_futures=True)


class Latest:
    """One thread that does only the newest request of each channel: a page drawn for old text helps nobody."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._newest: dict[str, Future[object]] = {}
        # A request that is cancelled is forgotten at once, by whoever holds the lock.
        self._lock = RLock()

    def submit(
        self, channel: str, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """Ask for work on a channel; an earlier request there that has not begun is cancelled."""
        with self._lock:
            if earlier := self._newest.get(channel):
                earlier.cancel()
            future = self._pool.submit(work, *args, **kwargs)
            self._newest[channel] = future  # type: ignore[assignment]  # only ever cancelled
        future.add_done_callback(lambda done: self._forget(channel, done))
        return future

    def _forget(self, channel: str, done: Future[Result]) -> None:
        """Let go of what is finished: a PDF is as large as its bilag, and every document has a channel."""
        with self._lock:
            if self._newest.get(channel) is done:
                del self._newest[channel]

    def drop(self) -> None:
        """Begin nothing more; what has begun goes on."""
        # Whoever asks holds our lock and wants the pool's, so that is the order here too.
        with self._lock:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """Finish what has begun, drop what has not."""
        self.drop()
        self._pool.shutdown(wait=True)
