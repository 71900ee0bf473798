"""Sheets: what the file holds today, in words and lists a secretary would hand out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kk_desktop.domain.amounts import MILLION
from kk_desktop.domain.areas import AreaKind
from kk_desktop.domain.cases import Outcome
from kk_desktop.domain.initiative_lists import InitiativeColumn, InitiativeFilter, InitiativeView
from kk_desktop.domain.initiatives import AppropriationStage, InitiativeStatus
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.machine import Machine
from kk_desktop.services.sheet_writing import Sheet
from kk_desktop.services.workspace import Workspace, demo_workspace
from kk_desktop.storage import people as people_store
from tests.printing import gate, golden
from tests.table_shape import add_column

LONG = "Fremskudt beskæftigelsesindsats i boligområderne med opsøgende arbejde " * 7


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The example file, read and never changed."""
    folder = tmp_path_factory.mktemp("sheets")
    workspace = demo_workspace(folder / "Eksempel.kkdb", Machine(folder), lambda: datetime(2025, 3, 21, 13, tzinfo=UTC))
    yield workspace
    workspace.close()


def told(sheet: Sheet) -> list[str]:
    """Headings and sentences in their order."""
    return [block.text for block in sheet.manuscript.blocks if block.text]


def rows(sheet: Sheet, number: int = 0) -> list[tuple[str, ...]]:
    return list(sheet.manuscript.listings[number].rows)


def committee(workspace: Workspace, name: str) -> str:
    bodies = people_store.bodies(workspace.desk.read())
    return next(body.id for body in bodies if body.name_on(None).name == name)


def case_with_clauses(workspace: Workspace, *texts: str) -> tuple[str, list[str]]:
    """A case whose proposal has those clauses: its id and theirs."""
    case_id = workspace.cases.create("Værksteder i Tingbjerg", "2025-0001234")
    document_id = workspace.documents.create("proposal", "Værksteder i Tingbjerg", case_id=case_id)
    clauses = [Block(workspace.new_id(), BlockKind.CLAUSE, (Run(text),)) for text in texts]
    blocks = [
        Block(workspace.new_id(), BlockKind.HEADING, (Run("Indstilling og beslutning"),)),
        Block(workspace.new_id(), runs=(Run("Forvaltningen indstiller,"),)),
        *clauses,
        Block(workspace.new_id(), BlockKind.HEADING, (Run("Problemstilling"),)),
        Block(workspace.new_id(), runs=(Run("Der mangler værksteder."),)),
        Block(workspace.new_id(), BlockKind.PAGE_BREAK),
        Block(workspace.new_id(), BlockKind.HEADING, (Run("Oversigt over politisk behandling"),)),
        Block(workspace.new_id(), runs=(Run("Udvalget anbefalede."),)),
    ]
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    return case_id, [clause.id for clause in clauses]


# Initiatives


def test_the_initiatives_stand_under_their_statuses_with_area_period_money_and_decision(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Tingbjerg")
    idea = workspace.initiatives.create("Læsecafé", area_ids=(area,), period_from="2014-05", period_to="2017")
    workspace.initiatives.create("Cykelværksted", status=InitiativeStatus.ONGOING)
    workspace.initiatives.add_appropriation(idea, 2014, 5 * MILLION, AppropriationStage.APPROVED, price_level=2014)
    sheet = workspace.sheets.initiatives()
    assert [text for text in told(sheet) if not text.startswith("Pr.")] == ["I gang", "Idé"]
    assert told(sheet)[0] == "Pr. 21. marts 2025. 2 indsatser, 1 med beløb. I alt 5\u00a0mio.\u00a0kr., 2014 p/l."
    assert rows(sheet) == [("Cykelværksted", "", "–", "", "", "")]
    assert rows(sheet, 1) == [("Læsecafé", "Tingbjerg", "5,0", "2014 p/l", "2014-2017", "")]


def test_money_of_different_price_levels_is_not_added(demo: Workspace) -> None:
    first = told(demo.sheets.initiatives())[0]
    assert "Ingen sum: 2014 p/l og beløb uden angivet prisniveau kan ikke lægges sammen." in first
    assert "I alt" not in first


def test_the_initiatives_stand_as_the_list_shows_them_and_tell_what_they_are_narrowed_by(demo: Workspace) -> None:
    ongoing = InitiativeFilter(text="indsats", statuses=(InitiativeStatus.ONGOING,))
    view = InitiativeView(ongoing, (InitiativeColumn.TITLE, InitiativeColumn.STATUS), descending=True, by_status=False)
    sheet = demo.sheets.initiatives(view)
    assert [column.label for column in sheet.manuscript.listings[0].columns] == [
        "Indsats", "Status", "Periode", "Beslutning",
    ]  # fmt: skip
    # The last one has the word in its purpose.
    assert [row[0] for row in rows(sheet)] == [
        "Særlig intensiv beskæftigelsesindsats", "Fremskudt beskæftigelsesindsats",
        "Forebyggelse af negativ social kontrol",
    ]  # fmt: skip
    assert told(sheet)[0].endswith("Kun: ”indsats”; I gang.")


def test_columns_there_is_no_room_for_on_paper_are_told_below_the_title(demo: Workspace) -> None:
    chosen = InitiativeFilter(text="forankring", year_from=2015)
    sheet = demo.sheets.initiatives(InitiativeView(chosen, tuple(InitiativeColumn), by_status=False))
    heads = [column.label for column in sheet.manuscript.listings[0].columns]
    assert heads == ["Indsats", "Område", "Status", "Periode", "Mio. kr.", "Prisniveau", "Ansvarlig", "Beslutning"]
    title, *others = rows(sheet)[0]
    assert title.startswith("Forsøg med lokal forankring, Nørrebro (Politik: Politik for Udsatte Byområder (2011);")
    assert "Målgruppe: Udsatte ledige borgere. Ændret: 21-03-2025)" in title
    assert others == ["Indre/Ydre Nørrebro", "Foreslået", "2014-2015", "10,0", "2014 p/l", "BIU", ""]


# Hearings


def test_the_hearings_stand_with_the_open_ones_first_by_deadline(workspace: Workspace) -> None:
    workspace.hearings.register("Ny lokalplan", "Økonomiudvalget", deadline=date(2025, 5, 2))
    workspace.hearings.register("Ældre plan", "Valby Lokaludvalg", deadline=date(2025, 3, 3))
    workspace.documents.create("letter", "Et brev uden høring")
    sheet = workspace.sheets.hearings()
    assert told(sheet) == ["Pr. 21. marts 2025. 2 høringer: 2 åbne og 0 afsluttede.", "Åbne"]
    assert rows(sheet) == [
        ("Ældre plan", "Valby Lokaludvalg", "3. marts 2025", "Kladde, fristen er overskredet"),
        ("Ny lokalplan", "Økonomiudvalget", "2. maj 2025", "Kladde"),
    ]


def test_a_closed_hearing_tells_when_it_was_closed(demo: Workspace) -> None:
    sheet = demo.sheets.hearings()
    assert told(sheet) == ["Pr. 21. marts 2025. 3 høringer: 2 åbne og 1 afsluttet.", "Åbne", "Afsluttede"]
    assert rows(sheet, 1) == [("Kommuneplan 2019", "", "", "Afsendt 6. maj 2019")]


# Areas


def test_an_area_sheet_tells_all_that_the_file_knows_of_the_area(demo: Workspace) -> None:
    area = next(area for area in demo.areas.tree() if area.name == "Tingbjerg/Utterslevhuse")
    sheet = demo.sheets.area(area.id)
    words = " ".join(told(sheet))
    for expected in (
        "Områdeark pr. 21. marts 2025.",
        "Slags: Udsat boligområde",
        "Ligger i: Husum/Tingbjerg, Brønshøj-Husum",
        "Andre navne: Tingbjerg; Tingbjerg-Utterslevhuse",
        "Nævnt i byens politik",
        "Indsatser",
        "Innovationshusets analyse af Tingbjerg Udarbejdet af Innovationshuset.",
        "Barrierer:",
        "Bevilgede, ansøgte og foreslåede midler Ansøgt: 0,28",
        "Dokumenter",
    ):
        assert expected in words
    shared = next(row for row in rows(sheet, 1) if row[0] == "Refusion af flyttehjælp")
    assert shared == ("Refusion af flyttehjælp", "Ansøgt", "2011-2014", "delt af 10", "5,312", "ikke angivet")
    assert sheet.file_name == "Områdeark Tingbjerg Utterslevhuse 2025-03-21.pdf"


def test_a_studys_advice_keeps_its_numbers_and_its_law(demo: Workspace) -> None:
    area = next(area for area in demo.areas.tree() if area.name == "Urbanplanen")
    items = [block for block in demo.sheets.area(area.id).manuscript.blocks if block.kind is BlockKind.LIST_ITEM]
    assert (items[0].text, items[0].ordered) == ("Fristille Urbanplanen: ophæve tre paragraffer.", True)
    assert items[1].text.endswith("(§ 31)")
    assert (items[1].level, items[1].ordered) == (2, False)


def test_an_areas_hearings_and_what_lies_below_it_are_listed(workspace: Workspace) -> None:
    district = workspace.areas.create(AreaKind.DISTRICT, "Sydhavnen")
    workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ørby", district)
    workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ærøparken", district)
    workspace.hearings.register("Ny lokalplan", "Økonomiudvalget", area_ids=(district,))
    sheet = workspace.sheets.area(district)
    assert [row[0] for row in rows(sheet)] == ["Ærøparken", "Ørby"]
    assert rows(sheet, 1) == [("Ny lokalplan", "Økonomiudvalget", "", "Kladde")]


def test_a_districts_sheet_tells_where_below_it_an_initiative_works(workspace: Workspace) -> None:
    district = workspace.areas.create(AreaKind.DISTRICT, "Sydhavnen")
    estate = workspace.areas.create(AreaKind.DEPRIVED_HOUSING_AREA, "Ærøparken", district)
    for title, areas in (("Café", (district,)), ("Have", (estate,)), ("Værksted", (district, estate))):
        workspace.initiatives.create(title, area_ids=areas)
    assert [row[3] for row in rows(workspace.sheets.area(district), 1)] == ["kun her", "Ærøparken", "delt af 2"]


def test_a_confidential_document_is_marked_on_an_area_sheet(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Sydhavnen")
    document_id = workspace.documents.create("memo", "Personsag")
    workspace.documents.change(
        document_id, area_ids=(area,), confidential_reason="Personoplysninger", confidential_paragraph="§ 152"
    )
    assert rows(workspace.sheets.area(area))[0][:3] == ("Personsag", "Notat", "Kladde, fortrolig")


def test_an_area_that_is_gone_has_no_sheet(workspace: Workspace) -> None:
    with pytest.raises(GoneError):
        workspace.sheets.area("borte")


# Tables


def test_a_table_stands_alone_under_its_title_with_its_case_and_price_level(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Værksteder", "2025-0001234")
    table_id = workspace.budgets.create("Udgifter", case_id)
    workspace.budgets.change(table_id, number="2", price_level=2025)
    sheet = workspace.sheets.budget_table(table_id)
    assert sheet.manuscript.document.title == "Udgifter"
    assert told(sheet) == [
        "Pr. 21. marts 2025.",
        "Tabel: 2\nSag: 2025-0001234 Værksteder\nPrisniveau: 2025 p/l",
    ]
    assert sheet.title == "Tabel 2 Udgifter"
    assert [table.columns for table in sheet.manuscript.tables] == [workspace.budgets.get(table_id).columns]


def test_a_table_of_many_years_lies_across(workspace: Workspace) -> None:
    table_id = workspace.budgets.create("Udgifter")
    for year in range(2029, 2037):
        add_column(workspace, table_id, str(year))
    rendered = workspace.sheets.render(workspace.sheets.budget_table(table_id))
    box = next(box for box in rendered.block_boxes if box.block_id == "sheet 3")
    assert (rendered.page_count, box.page) == (1, 0)
    assert box.width > 650


def test_a_table_too_wide_for_any_page_is_divided_and_begins_under_its_title(workspace: Workspace) -> None:
    table_id = workspace.budgets.create("Udgifter")
    for year in range(2029, 2049):
        add_column(workspace, table_id, str(year))
    rendered = workspace.sheets.render(workspace.sheets.budget_table(table_id))
    assert rendered.page_count == 1
    assert len(rendered.findings) == 1


# A case's papers


def test_the_agenda_item_is_the_proposal_without_the_overview_of_decisions(workspace: Workspace) -> None:
    case_id, _ = case_with_clauses(workspace, "at der gives 5 mio. kr.")
    body = committee(workspace, "Økonomiudvalget")
    first = workspace.cases.add_treatment(case_id, body, date(2025, 3, 4), "3")
    workspace.cases.add_decision(first, Outcome.RECOMMENDED, "Anbefalet.")
    workspace.cases.add_treatment(case_id, committee(workspace, "Borgerrepræsentationen"), date(2025, 4, 3), "17")
    sheet = workspace.sheets.agenda_item(case_id)
    assert sheet.manuscript.document.item_number == "17"
    assert told(sheet)[-1] == "Der mangler værksteder."
    assert sheet.manuscript.treatments == ()
    assert sheet.title == "Dagsordenspunkt 17 Værksteder i Tingbjerg"


def test_a_case_without_a_proposal_has_no_agenda_item(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Værksteder")
    with pytest.raises(UserError, match="ingen indstilling endnu"):
        workspace.sheets.agenda_item(case_id)


def test_the_extract_tells_each_clause_with_what_was_decided_and_what_was_remarked(workspace: Workspace) -> None:
    case_id, (first, second) = case_with_clauses(workspace, "at der gives 5 mio. kr.", "at der laves en plan.")
    treatment = workspace.cases.add_treatment(case_id, committee(workspace, "Økonomiudvalget"), date(2025, 3, 4), "3")
    workspace.cases.add_decision(treatment, Outcome.POSTPONED, "", second)
    workspace.cases.add_decision(treatment, Outcome.APPROVED, "Godkendt uden afstemning.", first)
    workspace.cases.add_remark(treatment, "Anna Berg", "Ø", "Vi vil have flere.")
    sheet = workspace.sheets.decision_extract(case_id)
    assert rows(sheet) == [
        ("1. at der gives 5 mio. kr.", "Godkendt uden afstemning."),
        ("2. at der laves en plan.", "Udsat."),
    ]
    assert told(sheet) == [
        "Beslutningsudskrift pr. 21. marts 2025.",
        "Sagsnr. 2025-0001234",
        "Økonomiudvalgets beslutning i mødet den 4. marts 2025",
        "Punkt 3 på dagsordenen.",
        "Anna Berg (Ø) afgav følgende protokolbemærkning: ”Vi vil have flere.”",
    ]


def test_the_extract_begins_with_the_clauses_when_they_were_decided_together(workspace: Workspace) -> None:
    case_id, _ = case_with_clauses(workspace, "at der gives 5 mio. kr.")
    body = committee(workspace, "Økonomiudvalget")
    treatment = workspace.cases.add_treatment(case_id, body)
    workspace.cases.add_decision(treatment, Outcome.RECOMMENDED, "")
    workspace.cases.add_treatment(case_id, committee(workspace, "Borgerrepræsentationen"), date(2025, 4, 3))
    assert told(workspace.sheets.decision_extract(case_id))[2:] == [
        "Indstilling",
        "Forvaltningen indstiller,",
        "at der gives 5 mio. kr.",
        "Økonomiudvalgets beslutning",
        "Anbefalet.",
        "Borgerrepræsentationen",
        "Ingen beslutning er ført ind endnu. Mødet er den 3. april 2025.",
    ]


def test_the_extract_of_a_confidential_proposal_is_marked_like_it(workspace: Workspace) -> None:
    case_id, _ = case_with_clauses(workspace, "at der gives 5 mio. kr.")
    proposal = workspace.documents.rows(case_id=case_id)[0]
    workspace.documents.change(proposal.id, confidential_reason="Forhandlinger", confidential_paragraph="§ 30")
    document = workspace.sheets.decision_extract(case_id).manuscript.document
    assert (document.confidential_reason, document.confidential_paragraph) == ("Forhandlinger", "§ 30")


@pytest.mark.parametrize("paper", ["agenda_item", "decision_extract"])
def test_a_paper_of_a_confidential_case_is_refused_until_the_proposal_tells_the_reason(
    workspace: Workspace, paper: str
) -> None:
    case_id, _ = case_with_clauses(workspace, "at der gives 5 mio. kr.")
    proposal = workspace.documents.rows(case_id=case_id)[0]
    workspace.cases.change(case_id, confidential=True)
    make = getattr(workspace.sheets, paper)
    told = "Sag 2025-0001234 er fortrolig.*Åbn indstillingen, og skriv begrundelse og paragraf under ”Oplysninger”"
    with pytest.raises(UserError, match=told):
        make(case_id)
    workspace.documents.change(proposal.id, confidential_reason="Forhandlinger", confidential_paragraph="§ 30")
    assert make(case_id).manuscript.document.confidential_reason == "Forhandlinger"


def test_the_extract_of_a_confidential_case_without_a_proposal_is_refused(workspace: Workspace) -> None:
    case_id = workspace.cases.create("Salg af grund")
    workspace.cases.change(case_id, confidential=True)
    with pytest.raises(UserError, match=r"Sag ”Salg af grund” er fortrolig.*Opret indstillingen"):
        workspace.sheets.decision_extract(case_id)


# On paper


def test_every_sheet_of_the_example_file_passes_the_gate(demo: Workspace, tmp_path: Path) -> None:
    made = dict(golden.sheets(demo))
    for key, sheet in made.items():
        pdf = demo.sheets.render(sheet).pdf
        (tmp_path / f"{key}.pdf").write_bytes(pdf)
        assert gate.text_losses(pdf, sheet.manuscript) == []
    assert gate.broken_rules(tmp_path) == {f"{key}.pdf": set() for key in made}


# Empty and large files


def test_a_new_file_gives_sheets_that_say_there_is_nothing_yet(workspace: Workspace) -> None:
    area = workspace.areas.create(AreaKind.DISTRICT, "Sydhavnen")
    case_id = workspace.cases.create("Værksteder")
    table_id = workspace.budgets.create("Udgifter")
    table = workspace.budgets.get(table_id)
    for column in table.columns:
        workspace.budget_editing.remove_columns([column.id])
    sheets = workspace.sheets
    assert told(sheets.initiatives())[-1] == "Der er ingen indsatser i filen endnu."
    assert told(sheets.hearings())[-1] == "Der er ingen høringer i filen endnu."
    assert told(sheets.area(area))[-1] == "Ingen indsatser, politikker eller dokumenter nævner området endnu."
    assert told(sheets.budget_table(table_id))[-1] == "Tabellen er tom."
    assert told(sheets.decision_extract(case_id))[-1] == "Sagen er ikke behandlet i noget udvalg endnu."


def test_a_search_without_hits_gives_a_sheet_that_says_so(demo: Workspace) -> None:
    nowhere = InitiativeView(InitiativeFilter(text="xyz"))
    assert told(demo.sheets.initiatives(nowhere))[-1] == "Ingen indsatser passer på det, der er valgt."
    assert told(demo.sheets.hearings([], "xyz"))[-1] == "Ingen høringer passer på det, der er søgt efter."


def test_three_hundred_hearings_with_long_titles_print_whole(workspace: Workspace) -> None:
    def register() -> None:
        for n in range(300):
            workspace.hearings.register(f"{LONG[:490]} {n}", f"Afsender {n}", deadline=date(2025, 6, 2))

    workspace.as_one_action("Mange høringer", register)
    sheet = workspace.sheets.hearings()
    assert len(rows(sheet)) == 300
    assert workspace.sheets.render(sheet).page_count > 20


def test_the_same_file_on_the_same_day_gives_the_same_bytes(demo: Workspace) -> None:
    assert demo.sheets.render(demo.sheets.initiatives()).pdf == demo.sheets.render(demo.sheets.initiatives()).pdf


def test_a_sheets_file_name_is_one_every_system_accepts(demo: Workspace, tmp_path: Path) -> None:
    name = demo.sheets.decision_extract(demo.cases.rows()[0].id).file_name
    demo.pages.save(lambda variant: demo.sheets.render(demo.sheets.hearings(), variant), tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == [name]
