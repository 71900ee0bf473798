"""Measures the search in documents of 3,000 characters: what changed last, and what fits best against bare SQL.

``python -m tests.bench.search 100000`` takes the size; the file is made anew each time and weighs about 0.9 GB then.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection

from kk_desktop.domain.people import Myself
from kk_desktop.paths import resource
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, create_workspace
from kk_desktop.storage import search
from kk_desktop.storage.search_query import match, nothing, read_query
from kk_desktop.storage.search_words import remember

SMALL = 5_000
BLOCKS, LETTERS = 6, 500
WORDS = 40_000
NOW = datetime(2025, 3, 21, 13, 32, tzinfo=UTC)
TOPICS = (
    "kommune",
    "indsats",
    "boligområde",
    "udvalg",
    "plan",
    "borger",
    "beskæftigelse",
    "politik",
    "støtte",
    "pulje",
)
"""Stand in nearly every letter to one office."""

SHOWN = 50
_BARE = f"SELECT rowid FROM search_row_fts WHERE search_row_fts MATCH ? ORDER BY bm25(search_row_fts) LIMIT {SHOWN}"


def vocabulary() -> list[str]:
    """Words of the spelling dictionary, the topics first; how often a word stands falls with its place."""
    lines = (resource("dictionaries") / "da_DK.dic").read_text(encoding="utf-8").splitlines()
    words = sorted({line.split("/")[0].lower() for line in lines if line[:1].isalpha() and len(line) > 4})
    return [*TOPICS, *random.Random(1).sample([word for word in words if word.isalpha()], WORDS)]


def texts(words: list[str], count: int) -> Iterator[str]:
    """So many paragraphs, the same each time."""
    pick = random.Random(2)
    weights = [1 / (place + 3) for place in range(len(words))]
    stream: list[str] = []
    for _ in range(count):
        if len(stream) < 200:
            stream = pick.choices(words, weights, k=100_000)
        text = ""
        while len(text) < LETTERS:
            text += stream.pop() + " "
        yield text.strip()


def fill(workspace: Workspace, documents: int) -> list[str]:
    """Put documents with their text in the file, by the shortest way; the words are given back."""
    words = vocabulary()

    def documents_alone(db: Connection) -> None:
        for number in range(documents):
            db.execute(
                "INSERT INTO document (id, kind, title) VALUES (?, 'letter', ?)", (f"d{number}", f"Svar {number}")
            )

    def their_texts(db: Connection) -> None:
        for number, text in enumerate(texts(words, documents * BLOCKS)):
            row = (f"d{number // BLOCKS}", f"block-{number}", text)
            db.execute("INSERT INTO search_row (kind, id, part, text) VALUES ('document', ?, ?, ?)", row)
        for start in range(0, len(words), 500):
            remember(db, " ".join(words[start : start + 500]))

    workspace.desk.act("Oprettede dokumenter", documents_alone)
    workspace.desk.act("Skrev", their_texts)
    return words


def queries(words: list[str]) -> list[str]:
    """Two letters, three, whole words often and seldom, two words, a phrase, an inflected form."""
    pick = random.Random(3)
    some = [pick.choice(words[:400]) for _ in range(20)] + [pick.choice(words) for _ in range(20)]
    begun = [word[:length] for length in (2, 3, 5) for word in some]
    pairs = [f"{pick.choice(words[:200])} {pick.choice(words[:2000])[:3]}" for _ in range(20)]
    phrases = [f'"{pick.choice(TOPICS)} {pick.choice(TOPICS)}"' for _ in range(10)]
    return [*begun, *some, *TOPICS, "kommunerne", "borgernes", *pairs, *phrases]


def main(documents: int = SMALL) -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as home:
        machine = Machine(Path(home))
        machine.me = Myself("Anna Holm")
        workspace = create_workspace(Path(home) / "Stor.kkdb", machine, lambda: NOW)
        try:
            began = time.perf_counter()
            asked = queries(fill(workspace, documents))
            print(
                f"{documents} documents of {BLOCKS * LETTERS} characters, made in {time.perf_counter() - began:.0f} s"
            )
            _print_size(workspace.desk.database.reader())
            _print_speed(workspace.desk.database.reader(), asked)
        finally:
            workspace.close()


def _print_size(db: Connection) -> None:
    page = db.execute("PRAGMA page_size").fetchone()[0]
    whole = db.execute("PRAGMA page_count").fetchone()[0] * page
    index = db.execute("SELECT sum(length(block)) FROM search_row_fts_data").fetchone()[0]
    text = db.execute("SELECT sum(length(cast(text AS BLOB))) FROM search_row").fetchone()[0]
    print(f"  the file {whole / 1e6:.0f} MB, of it the index {index / 1e6:.0f}, the text it reads {text / 1e6:.0f}")


def _print_speed(db: Connection, asked: list[str]) -> None:
    words = search.Words()
    search.find(db, "plan", words=words)  # reads the list of words once
    newest = [_timed(lambda query=query: search.find(db, query, words=words)) for query in asked]
    again = [_timed(lambda query=query: search.find(db, query, words=words)) for query in asked]
    for name, spent in (("first time", newest), ("again", again)):
        slowest = asked[spent.index(max(spent))]
        print(
            f"  newest first, {name}, ms: median {_ms(statistics.median(spent))}"
            f"   p95 {_ms(statistics.quantiles(spent, n=20)[-1])}   slowest {_ms(max(spent))} ({slowest})"
        )
    ours, bare = [], []
    for query in asked:
        plain, full = (match(read_query(query), forms) for forms in (nothing, lambda word: words.forms(db, word)))
        # Where too few hold the words as they were typed, their other forms are what must be ranked.
        sql = plain if len(db.execute(_BARE, (plain,)).fetchall()) == SHOWN else full
        bare.append(_timed(lambda sql=sql: db.execute(_BARE, (sql,)).fetchall()))
        ours.append(_timed(lambda query=query: search.rank(db, query, SHOWN, words=words)))
    print(
        f"  ranked, all {len(asked)} queries, ms: ours {_ms(sum(ours))}   bare SQL {_ms(sum(bare))}"
        f"   ratio {sum(ours) / sum(bare):.2f}x"
    )


def _timed(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}"


if __name__ == "__main__":
    main(*(int(size) for size in sys.argv[1:]))
