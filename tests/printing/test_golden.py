"""The example file's documents still read and look as they did when a person last looked at their pages."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.printing import golden

KEYS = sorted(path.stem for path in golden.FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    return golden.documents()


def test_every_document_that_prints_alone_has_golden_pages(printed: dict[str, bytes]) -> None:
    assert sorted(printed) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_a_document_reads_page_by_page_as_it_did(printed: dict[str, bytes], key: str) -> None:
    assert golden.texts(printed[key]) == golden.kept_texts(key)


@pytest.mark.parametrize("key", KEYS)
def test_a_document_looks_page_by_page_as_it_did(printed: dict[str, bytes], key: str) -> None:
    pages, kept = golden.pictures(printed[key]), golden.kept_pictures(key)
    assert len(pages) == len(kept)
    different = [golden.differs(page, old) for page, old in zip(pages, kept, strict=True)]
    assert [(n, said) for n, said in enumerate(different, 1) if said] == []


@pytest.fixture
def page(printed: dict[str, bytes]) -> Image.Image:
    return golden.pictures(printed["vanloese"])[0]


@pytest.fixture
def kept() -> Image.Image:
    return golden.kept_pictures("vanloese")[0]


def test_a_breath_of_grey_is_no_difference(page: Image.Image, kept: Image.Image) -> None:
    assert golden.differs(page.point([min(255, level + 12) for level in range(256)]), kept) == ""


def test_a_page_moved_by_half_a_millimetre_is_seen(page: Image.Image, kept: Image.Image) -> None:
    assert golden.differs(ImageChops.offset(page, 0, 1), kept)


def test_a_word_that_is_gone_is_seen(page: Image.Image, kept: Image.Image) -> None:
    left, top, _, _ = text_box(page)
    ImageDraw.Draw(page).rectangle((left, top, left + 25, top + 6), fill=255)
    assert golden.differs(page, kept)


def test_a_page_that_was_turned_is_seen(page: Image.Image, kept: Image.Image) -> None:
    assert golden.differs(page.rotate(90, expand=True), kept)


def text_box(page: Image.Image) -> tuple[int, int, int, int]:
    """Where something is drawn in the middle of the page."""
    _, height = page.size
    middle = page.crop((0, height // 2, page.width, height))
    left, top, right, bottom = ImageChops.invert(middle).getbbox()
    return left, top + height // 2, right, bottom + height // 2
