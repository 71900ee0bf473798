"""When Python frees widgets that nobody uses any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def nothing_freed() -> Iterator[None]:
    """Let no widget be freed while Qt goes through them all: it would go on to the one that is gone, and crash.

    What nobody uses is freed first, so that a widget's own code finds nothing to free meanwhile either.
    """
    gc.collect()
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()
