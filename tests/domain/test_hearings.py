"""What a hearing's dates and questions may be, and how its answer begins."""

from dataclasses import replace
from datetime import date
from itertools import count

import pytest

from kk_desktop.domain.hearings import (
    AnswerForm,
    Ask,
    Hearing,
    answered_places,
    begin_answer,
    check_dates,
    check_question,
    read_asks,
)
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import UserError

TODAY = date(2025, 3, 21)
HEARING = Hearing("h", "Plan", received_on=date(2025, 3, 7), deadline=date(2025, 4, 4))


def ids():
    numbers = count(1)
    return lambda: f"id{next(numbers)}"


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"deadline": date(2025, 3, 6)}, "Fristen den 6. marts ligger før modtagelsen den 7. marts."),
        ({"extended_to": date(2025, 4, 4)}, "Den nye frist den 4. april ligger ikke efter svarfristen den 4. april."),
        ({"extended_to": date(2025, 3, 1)}, "Den nye frist den 1. marts ligger ikke efter svarfristen den 4. april."),
        ({"extended_to": date(2025, 5, 2), "deadline": None}, "Der er ingen svarfrist at udsætte. Skriv den først."),
        (
            {"extension_asked_on": date(2025, 3, 6)},
            "Der er bedt om udsættelse den 6. marts, før høringen blev modtaget den 7. marts.",
        ),
        (
            {"extension_asked_on": date(2025, 3, 20), "extension_granted_on": date(2025, 3, 19)},
            "Udsættelsen er givet den 19. marts, før der blev bedt om den den 20. marts.",
        ),
        (
            {"extension_granted_on": date(2025, 3, 6)},
            "Udsættelsen er givet den 6. marts, før høringen blev modtaget den 7. marts.",
        ),
    ],
)
def test_dates_that_cannot_all_be_true_are_told(facts: dict, sentence: str) -> None:
    with pytest.raises(UserError) as told:
        check_dates(replace(HEARING, **facts), TODAY, "Ret en af dem.")
    assert str(told.value) == f"{sentence} Ret en af dem."


def test_an_extension_moves_the_deadline_that_holds() -> None:
    extended = replace(HEARING, extension_asked_on=TODAY, extension_granted_on=TODAY, extended_to=date(2025, 4, 25))
    check_dates(extended, TODAY, "")
    assert (HEARING.due, extended.due) == (date(2025, 4, 4), date(2025, 4, 25))


def test_the_senders_headings_stand_before_their_questions() -> None:
    asks = read_asks(["Økonomi:  Hvordan finansieres det?", "", "Temaer"], AnswerForm.OWN_HEADINGS, ids())
    assert [(ask.heading, ask.question) for ask in asks] == [
        ("Økonomi", "Hvordan finansieres det?"), ("Temaer", "Temaer"),
    ]  # fmt: skip


def test_a_colon_in_a_free_question_is_a_colon() -> None:
    (ask,) = read_asks(["Vi spørger: hvad koster det?"], AnswerForm.FREE, ids())
    assert (ask.heading, ask.question) == ("", "Vi spørger: hvad koster det?")


def test_a_question_asked_twice_is_told() -> None:
    with pytest.raises(UserError, match="Spørgsmålet ”hvordan\\?” er nummer 1 i forvejen"):
        read_asks(["Hvordan?", "Hvad?", "hvordan?"], AnswerForm.FREE, ids())
    with pytest.raises(UserError, match="nummer 2 i forvejen"):
        check_question("Hvad?", [Ask("1", "Hvordan?"), Ask("2", "Hvad?")])


def test_a_text_pasted_as_questions_is_told() -> None:
    with pytest.raises(UserError, match="her er 101 linjer, og der er plads til 100"):
        read_asks([f"Linje {n}" for n in range(101)], AnswerForm.FREE, ids())


def test_each_question_leads_to_the_place_below_its_heading() -> None:
    asks, blocks = begin_answer(
        AnswerForm.OWN_HEADINGS,
        (Ask("1", "Hvilke?", heading="Temaer"), Ask("2", "Hvad koster det?", heading="Økonomi"),
         Ask("3", "Hvem betaler?", heading="Økonomi")),
        ids(),
    )  # fmt: skip
    headings = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert headings == ["Temaer", "Økonomi"]
    assert [ask.block_id for ask in asks] == [blocks[1].id, blocks[3].id, blocks[3].id]
    assert answered_places(blocks) == {blocks[0].id, blocks[2].id}, "nothing is written below the headings yet"


def test_remarks_and_changes_have_a_heading_each() -> None:
    asks, blocks = begin_answer(AnswerForm.REMARKS_AND_CHANGES, (Ask("1", "Hvad?"),), ids())
    assert [block.text for block in blocks] == ["Bemærkninger", "", "Ændringsforslag", ""]
    assert asks[0].block_id is None


def test_a_free_answer_begins_as_its_kind_does() -> None:
    assert begin_answer(AnswerForm.FREE, (), ids()) == ((), [])


def test_a_written_paragraph_holds_an_answer() -> None:
    blocks = [Block("a"), Block("b", runs=(Run("Ja."),)), Block("c", BlockKind.TABLE, table_id="t")]
    assert answered_places(blocks) == {"b", "c"}
