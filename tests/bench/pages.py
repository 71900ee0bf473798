"""Drawing pages: ours, tagged, against the others with the same text; many letters, long tables, memory.

Every engine lives in one process that has drawn before: programs are loaded, and what an engine keeps between
documents is kept. All draw in turn, so that another program's busy moment is shared. Time is the clock's, from the
facts of a letter to the bytes of its PDF; Typst may use several processors.

Typst and WeasyPrint are measured where they are installed: ``pip install typst weasyprint``.
"""

from __future__ import annotations

import importlib.util
import multiprocessing
import statistics
import sys
import time
from collections.abc import Callable
from functools import cache
from multiprocessing.connection import Connection

import pypdfium2

from tests.bench import engines
from tests.bench.engines import ENGINES

DOCUMENTS = {"letter": engines.letter, "indstilling": engines.proposal}
ROUNDS = {"kk_desktop": 60, "platypus": 60, "Typst": 60, "Typst, warm": 60, "WeasyPrint": 3}
MODULES = {"Typst": "typst", "Typst, warm": "typst", "WeasyPrint": "weasyprint"}
LETTERS = 500
TRIES = 3
TABLE_ROWS = (100, 1000)
# (document, the other engine): the goal, and whether ours over theirs shall be at most, or theirs over ours at least.
GOALS = {
    ("letter", "platypus"): ("at most", 0.75),
    ("letter", "Typst"): ("at least", 2.4),
    ("letter", "WeasyPrint"): ("at least", 40.0),
}
TWO_PROCESSES = 0.6
_spawn = multiprocessing.get_context("spawn")


def main() -> None:
    """Print medians, ratios and goals."""
    for name in DOCUMENTS:
        _compare(name)
    _many_letters()
    _long_tables()
    _memory()


def serve(engine: str, document: str, pipe: Connection) -> None:
    """Draw on request, in a process of one's own, and tell how long each took; the first answer tells of the file."""
    draw = ENGINES[engine](DOCUMENTS[document]())
    pdf = draw(0)
    with pypdfium2.PdfDocument(pdf) as file:
        pipe.send((len(file), b"/StructTreeRoot" in pdf or b"/ObjStm" in pdf, len(pdf) // 1024))
    while (n := pipe.recv()) is not None:
        pipe.send(_timed(draw, n))


def draw_letters(count: int) -> int:
    """Draw so many letters; gives back the peak of this process' memory in KB."""
    draw = _drawer_of_letters()
    for n in range(count):
        draw(n)
    return _peak_memory()


@cache
def _drawer_of_letters() -> engines.Draw:
    return ENGINES["kk_desktop"](engines.letter())


def _compare(document: str) -> None:
    here = [name for name in ENGINES if name not in MODULES or importlib.util.find_spec(MODULES[name])]
    print(f"{document}, warm, each engine in a process of its own, in turn; medians, and the best in brackets:")
    for name in set(ENGINES) - set(here):
        print(f"  {name:11} is not installed and was not measured")
    workers = {name: _start(name, document) for name in here}
    spent: dict[str, list[float]] = {name: [] for name in here}
    for n in range(1, max(ROUNDS.values()) + 1):
        for name in here:
            if n <= ROUNDS[name]:
                spent[name].append(_ask(workers[name][1], n))
    for process, pipe, _ in workers.values():
        pipe.send(None)
        process.join()
    for name in here:
        median, best = statistics.median(spent[name]), min(spent[name])
        pages, tagged, size = workers[name][2]
        how = "tagged" if tagged else "untagged"
        said = _ratio(document, name, spent["kk_desktop"], spent[name])
        print(f"  {name:11} {median * 1000:6.1f} ms ({best * 1000:5.1f})  {pages} pages, {size} KB, {how}{said}")


def _ratio(document: str, name: str, ours: list[float], theirs: list[float]) -> str:
    if name == "kk_desktop":
        return ""
    way, goal = GOALS.get((document, name), ("", 0.0))
    said = f"; goal {way} {goal:g}" if way else ""
    median, best = (of(ours) / of(theirs) for of in (statistics.median, min))
    return f"; ours takes {median:.2f} ({best:.2f}) of it, is {1 / median:.1f} ({1 / best:.1f}) times as fast{said}"


def _start(engine: str, document: str) -> tuple[multiprocessing.Process, Connection, tuple[int, bool, int]]:
    pipe, theirs = _spawn.Pipe()
    process = _spawn.Process(target=serve, args=(engine, document, theirs))
    process.start()
    return process, pipe, pipe.recv()


def _ask(pipe: Connection, n: int) -> float:
    pipe.send(n)
    return pipe.recv()


def _many_letters() -> None:
    seconds = {1: float("inf"), 2: float("inf")}
    # In turn and the best of each: another program's busy moment must not look like ours.
    for processes in (1, 2) * TRIES:
        with _spawn.Pool(processes) as pool:
            pool.map(draw_letters, [5] * processes, chunksize=1)
            started = time.perf_counter()
            pool.map(draw_letters, [LETTERS // 10] * 10, chunksize=1)
            seconds[processes] = min(seconds[processes], time.perf_counter() - started)
    ratio = seconds[2] / seconds[1]
    print(f"{LETTERS} letters: one process {seconds[1]:.2f} s, two {seconds[2]:.2f} s")
    print(f"  two take {ratio:.2f} of one (goal at most {TWO_PROCESSES})")


def _long_tables() -> None:
    from tests.printing import samples

    spent = []
    for rows in TABLE_ROWS:
        draw = ENGINES["kk_desktop"](engines.with_table(samples.budget_note(), rows))
        spent.append(min(_timed(draw, n, time.process_time) for n in range(7)))
    less, more = spent
    growth, step = more / less, TABLE_ROWS[1] / TABLE_ROWS[0]
    print(f"a table of {TABLE_ROWS[0]} rows {less * 1000:.0f} ms, of {TABLE_ROWS[1]} rows {more * 1000:.0f} ms")
    print(f"  {step:.0f} times the rows take {growth:.1f} times as long (goal at most {step:.0f})")


def _timed(draw: engines.Draw, n: int, clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    draw(n)
    return clock() - started


def _memory() -> None:
    peaks = []
    for count in (LETTERS // 5, LETTERS):
        with _spawn.Pool(1) as pool:
            peaks.append(pool.apply(draw_letters, (count,)))
    if not all(peaks):
        print("memory is not measured on this system")
        return
    few, many = (peak / 1024 for peak in peaks)
    print(f"memory: {few:.0f} MB at its peak after {LETTERS // 5} letters, {many:.0f} MB after {LETTERS} (goal: flat)")


def _peak_memory() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
