"""The search in everything on a list of texts that lie in no file, for scripts and support."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing

from kk_desktop.domain.rows import Touched
from kk_desktop.storage import search
from kk_desktop.storage.migrations import run_script
from kk_desktop.storage.search_index import put


def search_texts(texts: Sequence[str], query: str) -> list[str]:
    """The texts that are found, best first, by the same index and the same query as in a file."""
    with closing(sqlite3.connect(":memory:")) as db:
        run_script(db, "schema_2_search.sql")
        for number, text in enumerate(texts):
            put(db, Touched("text", str(number)), "", text)
        return [texts[int(hit.id)] for hit in search.rank(db, query, limit=len(texts))]
