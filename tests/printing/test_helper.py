"""The helper process draws what drawing in-process gives, and neither its death nor ours leaves anything behind."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from pathlib import Path

import pytest

from kk_desktop import paths
from kk_desktop.printing import helper as helping
from kk_desktop.printing.engine import render
from kk_desktop.printing.helper import DrawingError, PageHelper
from kk_desktop.printing.templates import TemplateError, Templates
from kk_desktop.printing.variants import PLAIN, Variant
from tests.printing import samples

PATIENCE = 60
"""Seconds after which a test gives up."""


@pytest.fixture
def helper() -> Iterator[PageHelper]:
    helper = PageHelper(paths.resource("templates"))
    yield helper
    helper.close()


def test_the_helper_gives_the_same_bytes_boxes_and_findings(helper: PageHelper, templates: Templates) -> None:
    manuscript = samples.memo()
    assert helper.draw(manuscript) == render(manuscript, templates)


def test_the_helper_draws_a_proof_as_well(helper: PageHelper, templates: Templates) -> None:
    proof = Variant(proof=("Udskrevet i dag",))
    assert helper.draw(samples.memo(), proof) == render(samples.memo(), templates, proof)


def test_one_process_draws_page_after_page(helper: PageHelper) -> None:
    helper.draw(samples.letter())
    pid = helper.pid
    helper.draw(samples.proposal())
    assert helper.pid == pid


def test_a_killed_helper_is_started_again(helper: PageHelper) -> None:
    helper.start()
    first = helper.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    assert helper.draw(samples.letter()).page_count == 2
    assert helper.pid != first


def test_whoever_waits_for_a_helper_that_is_given_up_waits_no_longer(
    helper: PageHelper, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ask = threading.Event(), helper._ask

    def telling(verb: str, things: tuple[object, ...]) -> object:
        begun.set()
        return ask(verb, things)

    monkeypatch.setattr(helper, "_ask", telling)
    with ThreadPoolExecutor(1) as pool:
        drawing = pool.submit(helper.draw, samples.with_blocks(*[samples.paragraph("Ord. " * 200)] * 4_000))
        assert begun.wait(PATIENCE)
        helper.give_up()
        with pytest.raises(CancelledError):
            drawing.result(PATIENCE)
    with pytest.raises(CancelledError):
        helper.draw(samples.letter())


def test_a_closed_helper_draws_again_when_asked(helper: PageHelper) -> None:
    helper.draw(samples.letter())
    helper.close()
    assert helper.pid is None
    assert helper.draw(samples.letter()).page_count == 2


def test_a_missing_template_comes_back_as_the_sentence_it_is(helper: PageHelper) -> None:
    with pytest.raises(TemplateError, match="Skabelonen til dokumenttypen ukendt mangler"):
        helper.draw(samples.letter(kind="ukendt"))
    assert helper.draw(samples.letter()).page_count == 2


def test_a_bug_comes_back_as_an_exception_with_its_traceback(helper: PageHelper) -> None:
    with pytest.raises(DrawingError, match="AttributeError"):
        helper.draw("no manuscript")  # type: ignore[arg-type]
    assert helper.draw(samples.letter()).page_count == 2


def test_a_drawing_that_never_ends_is_given_up() -> None:
    helper = PageHelper(paths.resource("templates"), longest=0.0)
    with pytest.raises(DrawingError, match="no page after 0 seconds"):
        helper.draw(samples.letter())
    assert helper.pid is None


def test_the_helper_serves_until_its_pipe_closes(templates: Templates) -> None:
    asked = [("render", (samples.letter(), PLAIN)), EOFError()]
    answered = []

    class Pipe:
        def recv(self):
            thing = asked.pop(0)
            if isinstance(thing, Exception):
                raise thing
            return thing

        def send(self, thing):
            answered.append(thing)

    before = signal.getsignal(signal.SIGINT)
    try:
        helping.serve(Pipe(), paths.resource("templates"))  # type: ignore[arg-type]
    finally:
        signal.signal(signal.SIGINT, before)
    assert answered == [render(samples.letter(), templates)]


def test_the_helper_ends_with_a_program_that_dies(tmp_path: Path) -> None:
    script = tmp_path / "dying.py"
    script.write_text(
        "import os\n"
        "from kk_desktop import paths\n"
        "from kk_desktop.printing.helper import PageHelper\n"
        "from tests.printing import samples\n"
        "if __name__ == '__main__':\n"
        "    helper = PageHelper(paths.resource('templates'))\n"
        "    print(helper.draw(samples.letter()).page_count, flush=True)\n"
        "    os._exit(3)\n",
        encoding="utf-8",
    )
    # The helper inherits the pipe for the output: it only closes, and run() only returns, when both are gone.
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=120, check=False)
    assert (run.returncode, run.stdout.strip()) == (3, "2"), run.stderr


def test_the_helper_imports_neither_window_nor_file(tmp_path: Path) -> None:
    code = (
        "import sys, kk_desktop.printing.helper, kk_desktop.printing.engine\n"
        "print([name for name in ('PySide6', 'sqlite3', 'sqlite_utils', 'babel', 'pikepdf') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
