"""Fields point at figures, dates, bilag and names, say what those say, and follow them."""

from dataclasses import replace
from datetime import date

import pytest

from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.fields import FieldChoice
from kk_desktop.domain.people import BodyKind, BodyName, Role
from kk_desktop.domain.readiness import Aspect
from kk_desktop.domain.text import Block, BlockKind, Field, FieldSource, Run
from kk_desktop.services.workspace import Workspace
from tests.table_shape import add_row


def says(choice: FieldChoice) -> dict[str, str]:
    return {each.form: each.says.replace("\u00a0", " ") for each in choice.forms}


def choice_named(workspace: Workspace, document_id: str, name: str) -> FieldChoice:
    return next(each for each in workspace.fields.choices(document_id) if each.name == name)


def written(workspace: Workspace, document_id: str, *fields: Field) -> None:
    """A document of one paragraph for each field, with words that will be replaced."""
    blocks = [Block(workspace.new_id(), runs=(Run("?", field=field),)) for field in fields]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])


def texts(workspace: Workspace, document_id: str) -> list[str]:
    return [block.text.replace("\u00a0", " ") for block in workspace.documents.blocks(document_id)]


@pytest.fixture
def letter(workspace: Workspace) -> str:
    case_id = workspace.cases.create("Bydelsplanen", "2024-0012")
    return workspace.documents.create("letter", "Svar", case_id=case_id)


@pytest.fixture
def table(workspace: Workspace, letter: str) -> str:
    case_id = workspace.documents.get(letter).case_id
    table_id = workspace.budgets.create("Indsatser", case_id=case_id)
    row_id = workspace.budgets.get(table_id).rows[0].id
    add_row(workspace, table_id, "Café")
    for row, text in zip(workspace.budgets.get(table_id).rows, ("1.000", "500"), strict=False):
        workspace.budgets.set_cell(table_id, row.id, workspace.budgets.get(table_id).columns[0].id, text)
    workspace.budgets.change_row(row_id, label="Gårdhave")
    workspace.budgets.change(table_id, price_level=2025)
    return table_id


def test_a_sum_can_be_pointed_at_and_follows_its_parts(workspace: Workspace, letter: str, table: str) -> None:
    total = choice_named(workspace, letter, "I alt, 2025")
    assert says(total) == {
        "mio": "1,5 mio. kr.", "mio1": "1,5 mio. kr.", "tkr": "1.500 t.kr.", "kr": "1.500.000 kr.",
        "mio_pl": "1,5 mio. kr. (2025 p/l)", "tkr_pl": "1.500 t.kr. (2025 p/l)", "kr_pl": "1.500.000 kr. (2025 p/l)",
    }  # fmt: skip
    written(workspace, letter, total.field("f", "mio"))
    cafe, column = workspace.budgets.get(table).rows[1], workspace.budgets.get(table).columns[0]
    workspace.budgets.set_cell(table, cafe.id, column.id, "750")
    assert texts(workspace, letter) == ["1,75 mio. kr."]
    workspace.budgets.change_row(cafe.id, kind=RowKind.GROUP)
    assert texts(workspace, letter) == ["1 mio. kr."]


def test_an_older_field_that_points_at_a_cell_still_follows_it(workspace: Workspace, letter: str, table: str) -> None:
    row, column = workspace.budgets.get(table).rows[0], workspace.budgets.get(table).columns[0]
    written(workspace, letter, Field("f", FieldSource.BUDGET_CELL, row.cells[column.id].id, "kr"))
    workspace.budgets.set_cell(table, row.id, column.id, "2.000")
    assert texts(workspace, letter) == ["2.000.000 kr."]
    found = workspace.fields.about(letter, workspace.documents.blocks(letter)[0].runs[0].field)  # type: ignore[arg-type]
    assert found is not None
    place = "budget_table", f"{table}/{row.id}:{column.id}"
    assert (found.name, found.place, found.forms[0].form) == ("Gårdhave, 2025", place, "kr")


def test_the_figures_of_other_cases_are_only_shown_to_those_who_look_for_them(
    workspace: Workspace, letter: str, table: str
) -> None:
    other = workspace.budgets.create("Kajkanten")
    row, column = workspace.budgets.get(other).rows[0], workspace.budgets.get(other).columns[0]
    workspace.budgets.set_cell(other, row.id, column.id, "10")
    shown = [each.origin for each in workspace.fields.choices(letter) if each.answers("")]
    assert "Indsatser" in shown
    assert "Kajkanten" not in shown
    found = [each for each in workspace.fields.choices(letter) if each.answers("kajk 10 t.kr.")]
    assert [(each.name, each.origin) for each in found] == [
        ("Ny række, 2025", "Kajkanten"),
        ("I alt, 2025", "Kajkanten"),
    ]


def test_a_text_without_a_case_is_offered_the_newest_tables_at_once(workspace: Workspace, table: str) -> None:
    made = {}
    for name in ("Ældst", "Ældre", "Ny", "Nyest"):
        other = made[name] = workspace.budgets.create(name)
        first = workspace.budgets.get(other)
        workspace.budgets.set_cell(other, first.rows[0].id, first.columns[0].id, "7")
    note = workspace.documents.create("memo", "Et løst notat")
    choices = workspace.fields.choices(note)
    assert {each.origin for each in choices if each.answers("") and each.figure.ore} == {"Ældre", "Ny", "Nyest"}
    assert any(each.answers("gårdhave") for each in choices)
    block = Block(workspace.new_id(), BlockKind.TABLE, table_id=made["Ældst"])
    workspace.documents.save_blocks(note, [block], [block.id])
    shown = [each.origin for each in workspace.fields.choices(note) if each.answers("") and each.figure.ore]
    assert set(shown) == {"Ældst"}


def test_dates_decisions_and_numbers_of_the_case_are_told_and_follow(workspace: Workspace, letter: str) -> None:
    case_id = workspace.documents.get(letter).case_id
    assert case_id is not None
    body_id = workspace.people.create_body(BodyKind.COMMITTEE, "Havneudvalget", "HU")
    treatment_id = workspace.cases.add_treatment(case_id, body_id, date(2011, 4, 4), "3")
    decision_id = workspace.cases.add_decision(treatment_id, Outcome.APPROVED, "")
    forms = ("date", "day", "reference", "outcome")
    fields = [Field(form, FieldSource.TREATMENT, treatment_id, form) for form in forms]
    written(workspace, letter, *fields, Field("n", FieldSource.CASE, case_id, "number"))
    workspace.cases.change(case_id, number="2025-7")
    workspace.cases.change_decision(decision_id, text="Planen blev godkendt.")
    assert texts(workspace, letter) == [
        "den 4. april 2011", "4. april 2011", "HU den 4. april 2011, punkt 3", "Planen blev godkendt.", "2025-7",
    ]  # fmt: skip
    workspace.cases.change_treatment(treatment_id, meeting_date=date(2011, 4, 5))
    assert texts(workspace, letter)[:3] == ["den 5. april 2011", "5. april 2011", "HU den 5. april 2011, punkt 3"]
    told = [each for each in workspace.fields.choices(letter) if each.source is FieldSource.TREATMENT]
    assert [(each.name, each.origin) for each in told] == [
        ("Mødets dato", "Havneudvalget 5. april 2011"),
        ("Henvisning til mødet", "Havneudvalget 5. april 2011"),
        ("Beslutningen", "Havneudvalget 5. april 2011"),
    ]


def test_an_extended_deadline_is_the_one_that_is_told(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Bydelsplan", "Vandrådet", deadline=date(2025, 5, 2))
    letter = workspace.hearings.answers(hearing_id)[0].id
    forms = ("due", "sender_genitive", "title")
    written(workspace, letter, *(Field(form, FieldSource.HEARING, hearing_id, form) for form in forms))
    workspace.hearings.change(hearing_id, deadline=date(2025, 5, 16), title="Havneplan")
    assert texts(workspace, letter) == ["den 16. maj 2025", "Vandrådets", "Havneplan"]
    assert says(choice_named(workspace, letter, "Høringens frist")) == {
        "due": "den 16. maj 2025",
        "due_day": "16. maj 2025",
    }


def test_names_are_those_of_the_documents_date_in_genitive_and_short_form(workspace: Workspace, letter: str) -> None:
    names = (
        BodyName("Havneudvalget", "HU", None, date(2025, 12, 31)),
        BodyName("Havne- og Badeudvalget", "HBUS", date(2026, 1, 1), None),
    )
    body_id = workspace.people.create_body(BodyKind.COMMITTEE, "Havneudvalget", "HU")
    workspace.people.change_body(body_id, names=names)
    area_id = workspace.areas.create(AreaKind.DISTRICT, "Havnens")
    person_id = workspace.people.create_person("Bo Lund", roles=(Role("Kontorchef"),))
    forms = ("name", "genitive", "short", "short_genitive")
    written(
        workspace, letter, *(Field(form, FieldSource.BODY, body_id, form) for form in forms),
        Field("a", FieldSource.AREA, area_id, "genitive"), Field("p", FieldSource.PERSON, person_id, "titled"),
    )  # fmt: skip
    workspace.areas.change(area_id, name="Kajens")
    roles = Role("Centerchef", valid_to=date(2025, 12, 31)), Role("Direktør", valid_from=date(2026, 1, 1))
    workspace.people.change_person(person_id, roles=roles)
    workspace.documents.change(letter, date=date(2025, 3, 1))
    assert texts(workspace, letter) == [
        "Havneudvalget", "Havneudvalgets", "HU", "HU’s", "Kajens’", "Centerchef Bo Lund",
    ]  # fmt: skip
    workspace.documents.change(letter, date=date(2026, 1, 2))
    assert texts(workspace, letter)[1:4] == ["Havne- og Badeudvalgets", "HBUS", "HBUS’"]
    assert texts(workspace, letter)[5] == "Direktør Bo Lund"
    assert not choice_named(workspace, letter, "Bo Lund").answers("")
    assert choice_named(workspace, letter, "Bo Lund").answers("lund")


def test_a_field_whose_source_is_gone_keeps_its_words_and_is_remarked(workspace: Workspace, letter: str) -> None:
    attachment_id = workspace.attachments.add(letter, "Kort")
    field = Field("f", FieldSource.ATTACHMENT, attachment_id, "number")
    blocks = workspace.documents.blocks(letter)
    block = replace(blocks[0], runs=(Run("bilag\u00a01", field=field),))
    workspace.documents.save_blocks(letter, [block], [block.id])
    assert workspace.fields.about(letter, field) == choice_named(workspace, letter, "Kort")
    workspace.attachments.remove(letter, attachment_id)
    assert workspace.fields.about(letter, field) is None
    assert texts(workspace, letter) == ["bilag 1"]
    remarks = [each for each in workspace.readiness.of_document(letter).remarks if each.aspect is Aspect.FIELDS]
    assert [(each.block_id, "bilag" in each.message) for each in remarks] == [(block.id, True)]


def test_what_fields_say_is_taken_back_with_what_they_follow(workspace: Workspace, letter: str, table: str) -> None:
    total = choice_named(workspace, letter, "I alt, 2025")
    written(workspace, letter, total.field("f", "mio"))
    row, column = workspace.budgets.get(table).rows[0], workspace.budgets.get(table).columns[0]
    workspace.budgets.set_cell(table, row.id, column.id, "9.000")
    assert texts(workspace, letter) == ["9,5 mio. kr."]
    workspace.history.undo()
    assert workspace.budgets.get(table).rows[0].cells[column.id].amount_ore == 100_000_000
    assert texts(workspace, letter) == ["1,5 mio. kr."]


def test_a_field_put_in_since_follows_when_the_figure_is_taken_back(
    workspace: Workspace, letter: str, table: str
) -> None:
    row, column = workspace.budgets.get(table).rows[0], workspace.budgets.get(table).columns[0]
    workspace.budgets.set_cell(table, row.id, column.id, "9.000")
    changed = workspace.history.recent()[0].id
    total = choice_named(workspace, letter, "I alt, 2025")
    block = Block(workspace.new_id(), runs=(Run(total.forms[0].says, field=total.field("f", "mio")),))
    workspace.documents.save_blocks(letter, [block], [block.id])
    assert texts(workspace, letter) == ["9,5 mio. kr."]
    workspace.history.undo(changed)
    assert texts(workspace, letter) == ["1,5 mio. kr."]
    workspace.history.undo()
    assert texts(workspace, letter) == ["9,5 mio. kr."]
