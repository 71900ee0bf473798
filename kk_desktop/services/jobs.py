"""Work that takes a while, done beside the window: plain futures from a few threads; knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Jobs:
    """A handful of threads; ``ui/tasks.py`` turns their futures into signals."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="job")

    def submit(self, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Begin a piece of work; its result or its error is in the future."""
        return self._pool.submit(work, *args, **kwargs)

    def close(self) -> None:
        """Finish what has begun, drop what has not."""
        self._pool.shutdown(wait=True, cancel_futures=True)


class Latest:
    """One thread that does only the newest request of each channel: a page drawn for old text helps nobody."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._newest: dict[str, Future[object]] = {}
        self._lock = Lock()

    def submit(
        self, channel: str, work: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Result]:
        """Ask for work on a channel; an earlier request there that has not begun is cancelled."""
        with self._lock:
            if earlier := self._newest.get(channel):
                earlier.cancel()
            future = self._pool.submit(work, *args, **kwargs)
            self._newest[channel] = future  # type: ignore[assignment]  # only ever cancelled
        return future

    def close(self) -> None:
        """Finish what has begun, drop what has not."""
        self._pool.shutdown(wait=True, cancel_futures=True)
