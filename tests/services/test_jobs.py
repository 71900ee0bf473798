"""Work beside the window: plain futures, and only the newest page of each channel."""

import weakref
from concurrent.futures import CancelledError
from threading import Event

import pytest

from kk_desktop.services.jobs import Jobs, Latest, Progress, Stopped


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


def test_a_finished_request_is_let_go_of() -> None:
    class Pages:
        pass

    latest = Latest("pages")
    done = Event()
    made: list[weakref.ref[Pages]] = []

    def draw() -> Pages:
        pages = Pages()
        made.append(weakref.ref(pages))
        return pages

    latest.submit("one document", draw).add_done_callback(lambda _: done.set())
    done.wait()
    latest.close()
    assert made[0]() is None


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


def test_progress_tells_every_step_and_ends_at_the_first_after_a_stop() -> None:
    progress, said = Progress("Udskriver", "breve", 500), []
    progress.listen = lambda: said.append(progress.sentence)
    for _ in range(40):
        progress.step()
    progress.stop()
    with pytest.raises(Stopped) as stopped:
        progress.step()
    assert said[39] == "Udskriver 40 af 500 breve …"
    assert stopped.value.done == 41


def test_progress_may_be_stepped_from_many_threads() -> None:
    progress, jobs = Progress("Udskriver", "breve", 400), Jobs(threads=8)
    for done in [jobs.submit(progress.step) for _ in range(400)]:
        done.result()
    jobs.close()
    assert progress.done == 400


def test_progress_tells_the_last_step_as_done_even_when_it_is_stopped_there() -> None:
    progress = Progress("Gemmer", "breve", 2)
    progress.step()
    progress.stop()
    progress.step()
    assert progress.sentence == "Gemmer 2 af 2 breve …"
    with pytest.raises(Stopped):
        progress.check()
