"""Talkontrol of saved documents: held against the case's tables, accepted with a reason, and kept until it changes."""

import os
import signal
from dataclasses import replace

import pytest

from kk_desktop.domain.figure_check.model import Verdict
from kk_desktop.domain.figure_check.places import PlacedFinding
from kk_desktop.domain.figure_check.reports import FigureReport
from kk_desktop.domain.text import Block, Run
from kk_desktop.errors import UserError
from kk_desktop.services.figure_checks import FigureCheckService
from kk_desktop.services.workspace import Workspace
from tests.table_shape import add_row, make_table


def rent_table(workspace: Workspace, case_id: str | None = None) -> str:
    """2025-2028, of which 2026 has 420.000 kr. for the rent."""
    return make_table(workspace, case_id, "Husleje", ("", "420"), "Drift af mødestedet")


def write(workspace: Workspace, *texts: str, case_id: str | None = None) -> str:
    document = workspace.documents.create("memo", "Mødestedet")
    workspace.documents.change(document, case_id=case_id)
    rewrite(workspace, document, *texts)
    return document


def rewrite(workspace: Workspace, document: str, *texts: str) -> None:
    blocks = [Block(f"{document}-{n}", runs=(Run(text),)) for n, text in enumerate(texts)]
    workspace.documents.save_blocks(document, blocks, [block.id for block in blocks])


def checked(workspace: Workspace, document: str) -> FigureReport:
    return workspace.figure_checks.check(document).result()


def one_wrong(workspace: Workspace) -> tuple[str, PlacedFinding]:
    case = workspace.cases.create("Mødested", "2025-1")
    rent_table(workspace, case)
    document = write(workspace, "I 2026 koster husleje 430.000 kr. ifølge tabellen.", case_id=case)
    (finding,) = checked(workspace, document).red
    return document, finding


def test_a_text_is_held_against_the_tables_of_its_case_and_against_no_others(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    assert finding.finding.quotes[0] == "430.000 kr."
    workspace.documents.change(document, case_id=None)
    assert checked(workspace, document).findings == ()


def test_what_was_found_follows_text_and_table(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    place = finding.cells[0]
    workspace.budgets.set_cell(place.table_id, place.row_id, place.column_id, "430")
    assert [each.verdict for each in checked(workspace, document).findings] == [Verdict.GREEN]
    rewrite(workspace, document, "I 2026 koster husleje 440.000 kr. ifølge tabellen.")
    assert [each.verdict for each in checked(workspace, document).findings] == [Verdict.RED]


def test_a_figure_is_accepted_with_a_reason_that_is_kept_and_can_be_taken_back_and_undone(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, " Med varme,\n som tabellen ikke har. ")
    report = checked(workspace, document)
    assert report.red == []
    assert report.words == "1 accepteret"
    ((_finding, acceptance),) = report.accepted
    assert (acceptance.reason, acceptance.person) == ("Med varme, som tabellen ikke har.", "Anna Holm")
    assert workspace.history.of_document(document)[0].label == (
        "Accepterede ”430.000 kr.”: Med varme, som tabellen ikke har."
    )
    workspace.figure_checks.take_back(acceptance)
    assert len(checked(workspace, document).red) == 1
    workspace.history.undo()
    assert checked(workspace, document).red == []


def test_another_wrong_figure_is_not_accepted_by_the_reason_for_the_first(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    rewrite(workspace, document, "I 2026 koster husleje 440.000 kr. ifølge tabellen.")
    assert len(checked(workspace, document).red) == 1


def test_a_reason_is_for_its_own_sentence_and_another_one_with_the_same_figure_needs_its_own(
    workspace: Workspace,
) -> None:
    document, first = one_wrong(workspace)
    said = "I 2026 koster husleje 430.000 kr. ifølge tabellen."
    elsewhere = "Det er oplyst, at der i 2026 betales husleje på 430.000 kr. ifølge tabellen."
    workspace.figure_checks.accept(document, first, "Med varme.")
    rewrite(workspace, document, said, f"{elsewhere} Og igen: {said}")
    report = checked(workspace, document)
    assert report.words == "2 stemmer ikke · 1 accepteret"
    assert [each.claim.block_id for each, _acceptance in report.accepted if each.claim] == [f"{document}-0"]
    for each, reason in zip(report.red, ("Med el.", "Med vand."), strict=True):
        workspace.figure_checks.accept(document, each, reason)
    told = checked(workspace, document).accepted
    assert [acceptance.reason for _finding, acceptance in told] == ["Med varme.", "Med el.", "Med vand."]


def test_a_reason_follows_its_sentence_to_another_paragraph_and_when_words_are_written_beside_it(
    workspace: Workspace,
) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    rewrite(workspace, document, "I 2026 koster husleje 430.000 kr. ifølge tabellen. Det er meget.")
    assert checked(workspace, document).words == "1 accepteret"
    rewrite(workspace, document, "Om huslejen:", "I 2026 koster husleje 430.000 kr. ifølge tabellen.")
    assert checked(workspace, document).words == "1 accepteret"


def test_a_reason_from_before_places_were_kept_still_counts_for_one(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    acceptance = replace(workspace.figure_checks.acceptances(document)[0], key=finding.finding.key)
    report = checked(workspace, document).with_acceptances([acceptance])
    assert report.words == "1 accepteret"


def test_the_former_reason_is_told_when_the_table_has_another_figure_and_is_no_acceptance(
    workspace: Workspace,
) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    place = finding.cells[0]
    workspace.budgets.set_cell(place.table_id, place.row_id, place.column_id, "425")
    report = checked(workspace, document)
    (red,) = report.red
    assert report.former[red].reason == "Med varme."
    rewrite(workspace, document, "I 2026 koster husleje 440.000 kr. ifølge tabellen.")
    assert checked(workspace, document).former == {}


def test_the_history_tells_which_figure_was_accepted_why_and_that_it_was_taken_back(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    workspace.figure_checks.take_back(workspace.figure_checks.acceptances(document)[0])
    assert [action.label for action in workspace.history.of_document(document)[:2]] == [
        "Tog accept af ”430.000 kr.” tilbage",
        "Accepterede ”430.000 kr.”: Med varme.",
    ]


def test_accepting_twice_keeps_one_reason_the_last(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Med varme.")
    workspace.figure_checks.accept(document, finding, "Med varme og el.")
    assert [each.reason for each in workspace.figure_checks.acceptances(document)] == ["Med varme og el."]


@pytest.mark.parametrize("reason", ["", " \n\t", "x" * 501])
def test_a_reason_must_say_something_and_fit(workspace: Workspace, reason: str) -> None:
    document, finding = one_wrong(workspace)
    with pytest.raises(UserError, match="Intet er ændret"):
        workspace.figure_checks.accept(document, finding, reason)
    assert workspace.figure_checks.acceptances(document) == []


def test_half_a_character_in_a_reason_is_kept_as_a_mark_and_breaks_nothing(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    workspace.figure_checks.accept(document, finding, "Aftalt \ud83d med TMF \U0001f600")
    assert workspace.figure_checks.acceptances(document)[0].reason == "Aftalt \ufffd med TMF \U0001f600"


def test_the_open_documents_that_tables_belong_to_tell_what_they_say_of_each_table(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    write(workspace, "Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,9 mio. kr.")
    (told,) = workspace.figure_checks.of_open().result()
    assert (told.title, told.report.document_id) == ("Mødestedet", document)
    assert [each.key for each in told.report.about(finding.cells[0].table_id).red] == [finding.key]
    assert told.report.about("another").findings == ()


def test_a_figure_put_right_in_the_saved_text_follows_its_cell_and_can_be_undone(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    assert workspace.figure_checks.put_right(document, finding) == "420.000\u00a0kr."
    (block,) = workspace.documents.blocks(document)
    assert block.text == "I 2026 koster husleje 420.000\u00a0kr. ifølge tabellen."
    place = finding.cells[0]
    workspace.budgets.set_cell(place.table_id, place.row_id, place.column_id, "500")
    assert "500.000" in workspace.documents.blocks(document)[0].text
    workspace.history.undo()
    workspace.history.undo()
    assert "430.000 kr." in workspace.documents.blocks(document)[0].text


def test_income_is_put_right_without_the_sign_that_the_table_has(workspace: Workspace) -> None:
    case = workspace.cases.create("Mødested", "2025-1")
    table = workspace.budgets.get(rent_table(workspace, case))
    place = (table.id, table.rows[0].id, table.columns[1].id)
    workspace.budgets.set_cell(*place, "-420")
    document = write(workspace, "I 2026 koster husleje 430 t.kr. ifølge tabellen.", case_id=case)
    (finding,) = checked(workspace, document).red
    assert workspace.figure_checks.put_right(document, finding) == "420\u00a0t.kr."
    workspace.budgets.set_cell(*place, "-500")
    assert workspace.documents.blocks(document)[0].text == "I 2026 koster husleje 500\u00a0t.kr. ifølge tabellen."


def test_a_figure_that_is_not_there_any_more_is_not_put_right(workspace: Workspace) -> None:
    document, finding = one_wrong(workspace)
    rewrite(workspace, document, "Nu står der noget andet.")
    with pytest.raises(UserError, match="Teksten er ikke rørt"):
        workspace.figure_checks.put_right(document, finding)


def test_hostile_digits_and_a_helper_that_is_killed_still_give_an_answer(workspace: Workspace) -> None:
    document = write(workspace, "1." * 20_000, "(" * 20_000, "9" * 30_000, "\ud83d 5 mio. kr. \u202e")
    checked(workspace, document)
    helper = workspace.spelling.ask_helper("test", lambda helper: helper.pid).result()
    assert helper is not None
    os.kill(helper, signal.SIGTERM)
    _document, finding = one_wrong(workspace)
    assert finding.verdict is Verdict.RED


def test_a_figure_that_the_text_still_says_is_told_when_its_cell_is_changed_and_put_right_live(
    workspace: Workspace,
) -> None:
    case = workspace.cases.create("Mødested", "2025-1")
    table_id = make_table(workspace, case, "Husleje", ("", "695"), "Drift af mødestedet")
    table = workspace.budgets.get(table_id)
    document = write(workspace, "Stedet koster 695.000 kr. i alt.", case_id=case)
    assert [each.verdict for each in checked(workspace, document).findings] == [Verdict.GREEN]
    workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[1].id, "745")
    (told,) = checked(workspace, document).red
    assert told.finding.explanation.startswith("Tabellen er ændret: I alt 2026 er nu 745 (1.000 kr.)")
    assert workspace.figure_checks.put_right(document, told).replace("\u00a0", " ") == "745.000 kr."
    assert checked(workspace, document).red == []


@pytest.fixture
def stays(workspace: Workspace) -> tuple[str, str, str]:
    """A document whose two amounts are cells of its table, which are changed while nobody looks; case, table, text."""
    case = workspace.cases.create("Mødested", "2025-1")
    table_id = make_table(workspace, case, "Husleje", ("310", "695"), "Drift af mødestedet")
    workspace.budgets.change(table_id, price_level=2025)
    document = write(workspace, SAYS, "Det har til huse i Valby.", case_id=case)
    return case, table_id, document


SAYS = "Stedet koster 695.000 kr. i alt. Husleje er 310.000 kr. i 2025."


def change_cells(workspace: Workspace, table_id: str, *amounts: str) -> None:
    table = workspace.budgets.get(table_id)
    for column, amount in zip(table.columns, amounts, strict=False):
        workspace.budgets.set_cell(table_id, table.rows[0].id, column.id, amount)


def told_anew(workspace: Workspace, document: str) -> list[str]:
    """What is red for somebody who opens the file."""
    figure_checks = FigureCheckService(workspace.desk, workspace.spelling, workspace.fields)
    return [finding.finding.quotes[0] for finding in figure_checks.check(document).result().red]


def test_a_cell_that_was_changed_before_the_file_was_opened_is_told_too(
    workspace: Workspace, stays: tuple[str, str, str]
) -> None:
    _case, table_id, document = stays
    for amount in ("720", "745"):
        change_cells(workspace, table_id, "310", amount)
    assert told_anew(workspace, document) == ["695.000 kr."]


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (SAYS, "Det har til huse på Amager.", True),
        (SAYS.replace("Husleje er", "Huslejen er"), "Det har til huse i Valby.", True),
        (SAYS.replace("Stedet", "Hele stedet"), "Det har til huse i Valby.", False),
        (SAYS.replace("695", "745"), "Det har til huse i Valby.", False),
    ],
)
def test_it_is_told_until_the_sentence_itself_is_written_anew(
    workspace: Workspace, stays: tuple[str, str, str], first: str, second: str, is_told: bool
) -> None:
    _case, table_id, document = stays
    change_cells(workspace, table_id, "310", "745")
    rewrite(workspace, document, first, second)
    assert ("695.000 kr." in told_anew(workspace, document)) is is_told


def test_a_word_made_bold_changes_nothing_of_that(workspace: Workspace, stays: tuple[str, str, str]) -> None:
    _case, table_id, document = stays
    change_cells(workspace, table_id, "310", "745")
    bold = Block(f"{document}-0", runs=(Run("Stedet", bold=True), Run(SAYS.removeprefix("Stedet"))))
    workspace.documents.save_blocks(document, [bold], [bold.id, f"{document}-1"])
    assert told_anew(workspace, document) == ["695.000 kr."]


def test_a_row_that_was_deleted_is_missing_in_the_total_that_the_text_tells(
    workspace: Workspace, stays: tuple[str, str, str]
) -> None:
    _case, table_id, document = stays
    row_id = add_row(workspace, table_id, "Løn")
    table = workspace.budgets.get(table_id)
    workspace.budgets.set_cell(table_id, row_id, table.columns[2].id, "815")
    rewrite(workspace, document, "Stedet koster 815.000 kr. i alt.")
    workspace.budgets.set_cell(table_id, table.rows[0].id, table.columns[2].id, "5")
    workspace.budget_editing.remove_rows([row_id])
    assert told_anew(workspace, document) == ["815.000 kr."]


def test_amounts_of_another_price_level_are_another_matter(workspace: Workspace, stays: tuple[str, str, str]) -> None:
    _case, table_id, document = stays
    change_cells(workspace, table_id, "310", "745")
    workspace.budgets.change(table_id, price_level=2026)
    assert told_anew(workspace, document) == []


def test_a_locked_text_is_not_told_of(workspace: Workspace, stays: tuple[str, str, str]) -> None:
    _case, table_id, document = stays
    workspace.desk.act("Låste", lambda db: db.execute("UPDATE document SET status = 'sent' WHERE id = ?", (document,)))
    change_cells(workspace, table_id, "310", "745")
    assert told_anew(workspace, document) == []
