"""Who is asked for a contribution, and when one is late."""

from datetime import UTC, date, datetime

import pytest

from kk_desktop.domain.contributions import (
    Contribution,
    Contributor,
    Use,
    progress_words,
    quotation,
    read_contributors,
)
from kk_desktop.domain.text import Block, BlockKind, Run

TODAY = date(2025, 3, 21)
NOON = datetime(2025, 3, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ("Center for Byliv", "Center for Byliv", ""),
        ("Center for Byliv <byliv@kk.dk>", "Center for Byliv", "byliv@kk.dk"),
        ("  Center for Byliv,  byliv@kk.dk ", "Center for Byliv", "byliv@kk.dk"),
        ("byliv@kk.dk; Center for Byliv", "Center for Byliv", "byliv@kk.dk"),
        ("byliv@kk.dk", "byliv@kk.dk", "byliv@kk.dk"),
        ("TMF", "TMF", "tmf@kk.dk"),
        ("tmf, anden@kk.dk", "tmf", "anden@kk.dk"),
    ],
)
def test_a_line_names_whom_to_ask_with_or_without_an_address(line: str, name: str, email: str) -> None:
    known = [Contributor("TMF", "tmf@kk.dk")]
    assert read_contributors(line, known) == [Contributor(name, email)]


def test_empty_lines_name_nobody_and_who_stands_there_twice_is_asked_once() -> None:
    assert [each.name for each in read_contributors("TMF\n\n – \nSUF\ntmf")] == ["TMF", "SUF"]


def test_only_what_is_asked_for_and_has_not_come_is_overdue_and_only_after_its_day() -> None:
    asked = Contribution("c", "h", "TMF", due=date(2025, 3, 20), asked_on=date(2025, 3, 1))
    assert asked.is_overdue(TODAY)
    assert not asked.is_overdue(date(2025, 3, 20))
    for other in (
        Contribution("c", "h", "TMF", due=date(2025, 3, 20)),
        Contribution("c", "h", "TMF", due=date(2025, 3, 20), asked_on=date(2025, 3, 1), received_at=NOON),
        Contribution("c", "h", "TMF", due=date(2025, 3, 20), asked_on=date(2025, 3, 1), used=Use.NOT_USED),
        Contribution("c", "h", "TMF", asked_on=date(2025, 3, 1)),
    ):
        assert not other.is_overdue(TODAY)


def test_what_came_on_the_same_day_is_late_only_when_it_came_after_the_draft_was_sent() -> None:
    contribution = Contribution("c", "h", "TMF", received_at=NOON)
    assert contribution.came_after(datetime(2025, 3, 21, 11, 59, tzinfo=UTC))
    assert not contribution.came_after(datetime(2025, 3, 21, 12, 1, tzinfo=UTC))
    assert not contribution.came_after(None)
    assert not Contribution("c", "h", "TMF").came_after(NOON)
    assert not Contribution("c", "h", "TMF", received_at=NOON, used=Use.USED).came_after(
        datetime(2025, 1, 1, tzinfo=UTC)
    )


def test_the_count_tells_how_many_have_come() -> None:
    came, waits = Contribution("1", "h", "TMF", received_at=NOON), Contribution("2", "h", "SUF")
    assert progress_words([came, waits]) == "Bidrag 1 af 2"
    assert progress_words([]) == "Bidrag"


def test_lists_stay_lists_in_a_quotation_and_headings_are_quoted() -> None:
    blocks = [
        Block("1", BlockKind.HEADING, (Run("Lys"),), 2),
        Block("2", BlockKind.LIST_ITEM, (Run("Nord"),), 2),
        Block("3", runs=(Run("Tekst", bold=True),)),
    ]
    quoted = quotation(Block("0", runs=(Run("TMF skrev:"),)), blocks)
    assert [(block.id, block.kind, block.level) for block in quoted] == [
        ("0", BlockKind.PARAGRAPH, 1),
        ("1", BlockKind.QUOTE, 1),
        ("2", BlockKind.LIST_ITEM, 2),
        ("3", BlockKind.QUOTE, 1),
    ]
    assert quoted[3].runs == (Run("Tekst", bold=True),)
