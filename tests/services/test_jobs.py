"""Work beside the window: plain futures, and only the newest page of each channel."""

from concurrent.futures import CancelledError
from threading import Event

import pytest

from kk_desktop.services.jobs import Jobs, Latest


def test_a_job_gives_its_result_and_its_error() -> None:
    jobs = Jobs()
    assert jobs.submit(lambda: 3).result() == 3
    with pytest.raises(ZeroDivisionError):
        jobs.submit(lambda: 1 // 0).result()
    jobs.close()


def test_only_the_newest_request_of_a_channel_is_kept() -> None:
    latest, gate = Latest("pages"), Event()
    running = latest.submit("page", gate.wait)
    superseded = latest.submit("page", lambda: "old text")
    other = latest.submit("print", lambda: "another channel")
    newest = latest.submit("page", lambda: "new text")
    gate.set()
    assert newest.result() == "new text"
    assert other.result() == "another channel"
    assert running.result() is True
    with pytest.raises(CancelledError):
        superseded.result()
    latest.close()


def test_closing_drops_what_has_not_begun() -> None:
    jobs, begun, gate = Jobs(threads=1), Event(), Event()

    def work() -> str:
        begun.set()
        gate.wait()
        return "done"

    running = jobs.submit(work)
    waiting = jobs.submit(lambda: "never")
    begun.wait()
    running.add_done_callback(lambda _: None)
    gate.set()
    jobs.close()
    assert running.result() == "done"
    assert waiting.cancelled() or waiting.result() == "never"
