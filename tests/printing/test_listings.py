"""Lists on paper: every word kept, columns under each other, rows whole, and never wider than the page."""

import io
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kk_desktop.domain.listings import Listing, ListingColumn
from kk_desktop.printing.engine import render
from kk_desktop.printing.fonts import face
from kk_desktop.printing.strips import MM
from kk_desktop.printing.templates import Templates
from tests.printing import gate, reading, samples
from tests.printing.strategies import sheets

LONG = (
    "Fremskudt beskæftigelsesindsats i boligområderne med opsøgende arbejde og tæt kontakt til de lokale virksomheder "
)
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
COLUMNS = (ListingColumn("Indsats", 3), ListingColumn("Område", 2), ListingColumn("Mio. kr.", flush_right=True))


def listing(*rows: tuple[str, ...], columns: tuple[ListingColumn, ...] = COLUMNS, name: str = "one", **facts: str):
    return Listing(name, facts.pop("title", ""), columns, rows, **facts)


def many(count: int, title: str = "Indsats {}") -> Listing:
    return listing(*((title.format(n), f"Område {n % 7}", f"{n},5") for n in range(count)))


def landscape(pdf: bytes) -> list[bool]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [page.MediaBox[2] > page.MediaBox[3] for page in document.pages]


def lines(pdf: bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """Left edge, level and text of each stretch of text on a page."""
    return reading.baselines(pdf, page)


def left_of(pdf: bytes, words: str, page: int = 0) -> list[float]:
    return [round(x, 1) for x, _, text in lines(pdf, page) if text.strip() == words]


def test_heads_name_the_columns_and_the_first_cell_names_its_row(templates: Templates) -> None:
    pdf = render(samples.sheet(), templates).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        cells = [
            thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH"
        ]
        scopes = [str(cell.A.Scope) for cell in cells]
    assert scopes.count("/Column") == len(samples.PLACES.columns)
    assert scopes.count("/Row") == len(samples.PLACES.rows)
    assert reading.texts(pdf, "Caption") == ["Indsatser i tre områder"]
    assert reading.texts(pdf, "TH")[-1] == "Gårdhaver"


def test_the_note_stands_below_as_text(templates: Templates) -> None:
    assert reading.texts(render(samples.sheet(), templates).pdf, "P")[-1] == "Beløb i løbende priser."


def test_three_hundred_rows_with_titles_of_five_hundred_letters_lose_no_word(
    tmp_path: Path, templates: Templates
) -> None:
    title = (LONG * 5)[:490] + " nr. {}"
    manuscript = samples.sheet(many(300, title))
    rendered = render(manuscript, templates)
    (tmp_path / "long.pdf").write_bytes(rendered.pdf)
    assert gate.text_losses(rendered.pdf, manuscript) == []
    assert gate.broken_rules(tmp_path) == {"long.pdf": set()}


def test_the_head_is_drawn_on_every_page_and_told_once(templates: Templates) -> None:
    rendered = render(samples.sheet(many(120)), templates)
    assert rendered.page_count > 2
    drawn = [reading.page_text(rendered.pdf, page) for page in range(rendered.page_count)]
    assert all("Mio. kr." in text for text in drawn)
    assert reading.tree_text(rendered.pdf).count("Mio. kr.") == 1


def test_a_row_is_not_divided_by_a_page(templates: Templates) -> None:
    rows = ((f"{LONG} slut{n}", f"start{n}", "1,0") for n in range(60))
    rendered = render(samples.sheet(listing(*rows)), templates)
    pages = [reading.page_text(rendered.pdf, page).split() for page in range(rendered.page_count)]
    begun = [[word.removeprefix("start") for word in words if word.startswith("start")] for words in pages]
    ended = [[word.removeprefix("slut") for word in words if word.startswith("slut")] for words in pages]
    assert len(pages) > 2
    assert [sorted(words) for words in begun] == [sorted(words) for words in ended]
    assert sum(len(words) for words in begun) == 60


def test_a_row_taller_than_a_page_is_divided_and_whole(templates: Templates) -> None:
    manuscript = samples.sheet(listing(("Før", "Sted", "1,0"), (LONG * 120, "Sted", "2,0"), ("Efter", "Sted", "3,0")))
    rendered = render(manuscript, templates)
    assert rendered.page_count > 2
    assert gate.text_losses(rendered.pdf, manuscript) == []


def test_a_divided_row_goes_on_as_far_below_the_head_as_a_row_begins(templates: Templates) -> None:
    manuscript = samples.sheet(listing(("Før", "Sted", "1,0"), (LONG * 120, "Sted", "2,0")))
    pdf = render(manuscript, templates).pdf
    assert below_head(pdf, page=1) == pytest.approx(below_head(pdf, page=0), abs=0.1)


def below_head(pdf: bytes, page: int) -> float:
    """From the head's baseline to the next one, in millimetres."""
    head = next(level for _, level, text in lines(pdf, page) if text.strip() == "Område")
    return min(level for _, level, _ in lines(pdf, page) if level > head + 0.1) - head


def test_figures_stand_with_their_commas_under_each_other(templates: Templates) -> None:
    pdf = render(samples.sheet(listing(("A", "", "7,8"), ("B", "", "1.234,375"), ("C", "", "10,0"))), templates).pdf
    commas = set()
    for x, _, text in lines(pdf):
        if text.strip() in ("7,8", "1.234,375", "10,0"):
            commas.add(round(x + width(text.strip().partition(",")[0]) / MM, 1))
    assert len(commas) == 1


def width(text: str) -> float:
    """How wide the text is in a list, in points."""
    return face("regular").width(text, 9.5)


def test_lists_with_the_same_columns_have_them_under_each_other(templates: Templates) -> None:
    short = listing(("Café", "Valby", "1,0"))
    long = listing((LONG, "Bispebjerg/Nordvest", "2.000,0"), name="two")
    pdf = render(samples.sheet(short, long), templates).pdf
    assert len(left_of(pdf, "Område")) == 2
    assert len(set(left_of(pdf, "Område"))) == 1


def test_a_list_that_fits_stands_upright(templates: Templates) -> None:
    assert landscape(render(samples.sheet(), templates).pdf) == [False]


def test_a_list_too_wide_for_the_page_lies_across_from_the_first_page_on(templates: Templates) -> None:
    columns = tuple(ListingColumn(f"Forvaltningsområde {n}", 1.5) for n in range(8))
    wide = listing(*(tuple(f"Beskæftigelsesindsats {n}{m}" for m in range(8)) for n in range(90)), columns=columns)
    manuscript = samples.sheet(wide)
    rendered = render(manuscript, templates)
    assert landscape(rendered.pdf) == [True] * rendered.page_count
    assert gate.text_losses(rendered.pdf, manuscript) == []
    assert {round(box.left / MM) for box in rendered.block_boxes} == {25}
    assert max(round((box.left + box.width) / MM) for box in rendered.block_boxes) == 272


def test_a_letter_with_a_wide_list_keeps_its_first_page_upright(templates: Templates) -> None:
    columns = tuple(ListingColumn(f"Forvaltningsområde {n}", 1.5) for n in range(8))
    wide = listing(tuple(f"Beskæftigelsesindsats {m}" for m in range(8)), columns=columns)
    letter = samples.with_blocks(samples.paragraph("Se listen."), samples.table_block("one"))
    assert landscape(render(samples.replace(letter, listings=(wide,)), templates).pdf)[:2] == [False, True]


@given(lists=sheets())
@settings(max_examples=25, suppress_health_check=SLOW)
def test_lists_that_nobody_would_make_lose_no_word(lists: tuple[Listing, ...], templates: Templates) -> None:
    manuscript = samples.sheet(*lists)
    rendered = render(manuscript, templates)
    assert gate.text_losses(rendered.pdf, manuscript) == []
    assert max((box.left + box.width) / MM for box in rendered.block_boxes) < 272.1


def test_lists_that_nobody_would_make_break_no_rule(tmp_path: Path, templates: Templates) -> None:
    @given(lists=sheets())
    @settings(max_examples=12, phases=[Phase.generate], derandomize=True, database=None, suppress_health_check=SLOW)
    def draw(lists: tuple[Listing, ...]) -> None:
        name = f"{len(list(tmp_path.iterdir())):03}.pdf"
        (tmp_path / name).write_bytes(render(samples.sheet(*lists), templates).pdf)

    draw()
    assert {name: rules for name, rules in gate.broken_rules(tmp_path).items() if rules} == {}


@pytest.mark.parametrize(
    "word", ["x" * 500, "Kildevældsskolensundervisningsmiddelsamling", "  ", "", "a\nb\tc", "<b>&amp;"]
)
def test_odd_words_in_any_cell_are_read_back(word: str, templates: Templates) -> None:
    manuscript = samples.sheet(listing((word or "–", "Sted", "1,0"), ("Navn", word, word)))
    assert gate.text_losses(render(manuscript, templates).pdf, manuscript) == []


def test_a_row_with_a_text_too_many_is_refused() -> None:
    with pytest.raises(ValueError, match="not one text for each column"):
        listing(("A", "B"))
