"""One helper process for all tests of a run: it is the real one, kept warm, since each start costs a second."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kk_desktop.printing.helper import PageHelper
from kk_desktop.services.pages import PageService


class LentHelper(PageHelper):
    """A helper that a test gives back instead of ending it; only one has it at a time."""

    def __init__(self, templates: Path, *, reads: bool) -> None:
        super().__init__(templates, reads=reads)
        self.is_lent = False

    def close(self) -> None:
        """Give it back."""
        self.is_lent = False

    def give_up(self) -> None:
        """Give it back, for the next test to go on with."""
        self.close()

    def end(self) -> None:
        """End the process when the run is over."""
        super().close()


@contextmanager
def lending() -> Iterator[None]:
    """Hand out the kept helper to whoever asks first; others, and those with templates of their own, get new ones."""
    kept: dict[bool, LentHelper] = {}
    make_new = PageService.new_helper

    def hand_out(pages: PageService, *, reads: bool = False) -> PageHelper:
        made = make_new(pages, reads=reads)
        templates, own = made._templates
        helper = kept.setdefault(reads, LentHelper(templates, reads=reads))
        if own is not None or helper.is_lent or helper._templates != made._templates:
            return made
        helper.is_lent = True
        return helper

    PageService.new_helper = hand_out  # type: ignore[method-assign]
    try:
        yield
    finally:
        PageService.new_helper = make_new  # type: ignore[method-assign]
        for helper in kept.values():
            helper.end()
