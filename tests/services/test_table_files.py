"""Tables in and out of files: one action for all of a table, the places of the same name, and what did not fit told."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from kk_desktop.domain.amounts import Unit
from kk_desktop.domain.budgets import RowKind
from kk_desktop.domain.raw_tables import Draft
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.paper import PLAIN
from kk_desktop.services.workspace import Workspace
from tests.services.office import Office


@pytest.fixture
def budget_file(tmp_path: Path) -> Path:
    """A workbook with two tables: what was applied for, and what was spent."""
    book = Workbook()
    for row in (["1.000 kr. – 2025 p/l", 2025, 2026], ["Nord", 5, 7], ["Syd", 8, "–"], ["I alt", 13, 7]):
        book.active.append(row)
    spent = book.create_sheet("Forbrug")
    for row in (["Mio. kr.", "2025"], ["Nord", 0.25], ["Vest", 3]):
        spent.append(row)
    book.save(tmp_path / "Budget.xlsx")
    return tmp_path / "Budget.xlsx"


def take_in(workspace: Workspace, path: Path, place: int = 0) -> str:
    raw = workspace.table_files.read(path)[place]
    return workspace.table_files.take_in(workspace.table_files.draft(raw), path.name)


def figures(workspace: Workspace, table_id: str) -> list[list[str]]:
    table = workspace.budgets.get(table_id)
    return [[row.label, *(table.printed(row, column) for column in table.columns)] for row in table.rows]


def test_a_sheet_becomes_a_table_that_one_undo_takes_away(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    table = workspace.budgets.get(table_id)
    assert figures(workspace, table_id) == [["Nord", "5", "7"], ["Syd", "8", "–"], ["I alt", "13", "7"]]
    assert (table.unit, table.price_level, table.source) == (Unit.THOUSANDS, 2025, "Budget.xlsx")
    assert table.rows[-1].kind is RowKind.TOTAL
    assert workspace.history.undo() == "Hentede tabel ind"
    with pytest.raises(GoneError):
        workspace.budgets.get(table_id)


def test_figures_are_put_where_row_and_column_have_the_same_names(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    spent = workspace.table_files.draft(workspace.table_files.read(budget_file)[1])
    replaced = workspace.table_files.replace_figures(table_id, spent)
    assert figures(workspace, table_id) == [["Nord", "250", "7"], ["Syd", "8", "–"], ["I alt", "258", "7"]]
    assert replaced.count == 1
    assert [finding.words for finding in replaced.findings] == [
        "Filens tal er uden prisniveau, tabellens 2025 p/l. Tallene er sat ind, som de stod.",
        "I filen, men ikke i tabellen: ”Vest”. Tallene er ikke sat ind.",
        "I tabellen, men ikke i filen: ”Syd”. Tallene står, som de stod.",
        "I tabellen, men ikke i filen: kolonnen ”2026”. Tallene står, som de stod.",
    ]
    assert workspace.history.undo() == "Erstattede tabellens tal"
    assert figures(workspace, table_id)[0] == ["Nord", "5", "7"]


def pasted(workspace: Workspace, text: str) -> Draft:
    [raw] = workspace.table_files.read_text(text)
    return workspace.table_files.draft(raw)


def test_columns_that_do_not_fit_are_told_both_ways(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    new = pasted(workspace, "1.000 kr. – 2025 p/l\t2025\t2027\t2028\nNord\t50\t1\t2\nSyd\t80\t3\t4\n")
    replaced = workspace.table_files.replace_figures(table_id, new)
    assert figures(workspace, table_id) == [["Nord", "50", "7"], ["Syd", "80", "–"], ["I alt", "130", "7"]]
    assert [finding.words for finding in replaced.findings] == [
        "I filen, men ikke i tabellen: kolonnerne ”2027” og ”2028”. Tallene er ikke sat ind.",
        "I tabellen, men ikke i filen: kolonnen ”2026”. Tallene står, som de stod.",
    ]


def test_figures_of_another_price_level_bring_it_along_in_their_rows(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    new = pasted(workspace, "1.000 kr. – 2026 p/l\t2025\t2026\nNord\t50\t1\nVest\t5\t1\nI alt\t55\t2\n")
    replaced = workspace.table_files.replace_figures(table_id, new)
    table = workspace.budgets.get(table_id)
    assert (table.price_level, [row.price_level for row in table.rows]) == (2025, [2026, None, None])
    assert replaced.findings[0].words == (
        "Filens tal er 2026 p/l, tabellens 2025 p/l. Rækken fra filen har fået sit eget prisniveau."
    )
    assert replaced.findings[-2].words == "Her regnes intet ud; i filen stod 55."
    workspace.history.undo()
    assert [row.price_level for row in workspace.budgets.get(table_id).rows] == [None, None, None]


def test_a_table_whose_figures_are_all_replaced_gets_their_price_level(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    new = pasted(workspace, "1.000 kr. – 2026 p/l\t2025\t2026\nNord\t50\t1\nSyd\t80\t2\n")
    replaced = workspace.table_files.replace_figures(table_id, new)
    table = workspace.budgets.get(table_id)
    assert (table.price_level, {row.price_level for row in table.rows}) == (2026, {None})
    assert replaced.findings[0].words == "Filens tal er 2026 p/l; tabellen stod i 2025 p/l og står nu som filen."


def test_no_row_gets_figures_of_two_price_levels(workspace: Workspace, budget_file: Path) -> None:
    table_id = take_in(workspace, budget_file)
    before = figures(workspace, table_id)
    new = pasted(workspace, "1.000 kr. – 2026 p/l\t2025\t2029\nNord\t50\t1\nSyd\t80\t2\n")
    with pytest.raises(UserError, match="Filens tal er 2026 p/l, tabellens 2025 p/l, og kolonnen ”2026” er ikke i fil"):
        workspace.table_files.replace_figures(table_id, new)
    assert figures(workspace, table_id) == before


def test_nothing_is_touched_where_no_name_fits(workspace: Workspace, budget_file: Path) -> None:
    table_id = workspace.budgets.create("Noget andet")
    before = figures(workspace, table_id)
    draft = workspace.table_files.draft(workspace.table_files.read(budget_file)[0])
    with pytest.raises(UserError, match="Ingen række hedder det samme i ”Noget andet”"):
        workspace.table_files.replace_figures(table_id, draft)
    assert figures(workspace, table_id) == before


def test_a_table_saved_for_excel_and_csv_comes_back_as_it_was(
    workspace: Workspace, budget_file: Path, tmp_path: Path
) -> None:
    table_id = take_in(workspace, budget_file)
    workspace.table_files.save_excel([table_id, take_in(workspace, budget_file, 1)], tmp_path / "Ud.xlsx")
    workspace.table_files.save_csv(table_id, tmp_path / "Ud.csv")
    assert len(load_workbook(tmp_path / "Ud.xlsx").worksheets) == 2
    for name in ("Ud.xlsx", "Ud.csv"):
        again = take_in(workspace, tmp_path / name)
        assert figures(workspace, again) == figures(workspace, table_id)
        assert workspace.budgets.get(again).rows[-1].kind is RowKind.TOTAL


def test_a_row_of_shares_comes_back_from_excel_and_csv(workspace: Workspace, tmp_path: Path) -> None:
    """Also from a workbook where somebody typed the per cents."""
    book = Workbook()
    for row in (["1.000 kr.", 2025, 2026], ["Nord", 5, 7], ["Syd", 5, 21], ["I alt", 10, 28], ["Andel", 0.5, 0.25]):
        book.active.append(row)
    for typed in book.active[5][1:]:
        typed.number_format = "0%"
    book.save(tmp_path / "Tastet.xlsx")
    table_id = take_in(workspace, tmp_path / "Tastet.xlsx")
    workspace.table_files.save_excel([table_id], tmp_path / "Ud.xlsx")
    workspace.table_files.save_csv(table_id, tmp_path / "Ud.csv")
    for name in ("Tastet.xlsx", "Ud.xlsx", "Ud.csv"):
        again = workspace.budgets.get(take_in(workspace, tmp_path / name))
        assert [row.kind for row in again.rows[-2:]] == [RowKind.TOTAL, RowKind.SHARE]
        assert figures(workspace, again.id)[-1] == ["Andel", "50\u00a0%", "25\u00a0%"]
        assert (again.rows[-1].of_id, again.rows[-1].against_id) == (again.rows[0].id, again.rows[2].id)


def test_copied_tables_are_called_by_their_captions_or_by_a_name_of_their_own(workspace: Workspace) -> None:
    files = workspace.table_files
    table = "1.000 kr.\t2025\t2026\nNord\t1\t2\nSyd\t3\t4\n"
    titles = []
    for text in (table, table, f"Tabel 4. Klubberne, 1.000 kr.\n{table}", f"Drift af klubberne\n{table}", table):
        [raw] = files.read_text(text)
        titles.append(workspace.budgets.get(files.take_in(files.draft(raw), "Udklipsholderen")).title)
    assert titles == ["Indsat tabel 1", "Indsat tabel 2", "Klubberne", "Drift af klubberne", "Indsat tabel 3"]


def test_a_table_that_was_printed_here_is_found_again_on_its_page(
    workspace: Workspace, office: Office, budget_file: Path, tmp_path: Path
) -> None:
    table_id = take_in(workspace, budget_file)
    page = workspace.sheets.render(workspace.sheets.budget_table(table_id), PLAIN).pdf
    (tmp_path / "Side.pdf").write_bytes(page)
    assert figures(workspace, take_in(workspace, tmp_path / "Side.pdf")) == figures(workspace, table_id)


def test_a_table_that_was_printed_over_many_pages_is_found_again_whole(workspace: Workspace, tmp_path: Path) -> None:
    """Wider than a page and longer than one, its names broken differently in each part."""
    book = Workbook()
    book.active.append(["1.000 kr. – 2025 p/l", *range(2020, 2034), "I alt"])
    for n in range(45):
        name = f"{n}. Vedligeholdelse af kommunale bygninger, herunder vinduer og tage" if n % 3 else f"{n}. Idræt"
        figures_of = [(n * 7919 * year) % 9_999_991 for year in range(1, 15)]
        book.active.append([name, *figures_of, sum(figures_of)])
    columns = [[row[n].value for row in book.active.iter_rows(min_row=2)] for n in range(1, 16)]
    book.active.append(["I alt", *map(sum, columns)])
    book.save(tmp_path / "Lang.xlsx")
    table_id = take_in(workspace, tmp_path / "Lang.xlsx")
    (tmp_path / "Side.pdf").write_bytes(workspace.sheets.render(workspace.sheets.budget_table(table_id), PLAIN).pdf)
    [raw] = workspace.table_files.read(tmp_path / "Side.pdf")
    again = take_in(workspace, tmp_path / "Side.pdf")
    assert raw.name.startswith("Side.pdf, side 1–")
    assert figures(workspace, again) == figures(workspace, table_id)
    assert [row.kind for row in workspace.budgets.get(again).rows] == [
        row.kind for row in workspace.budgets.get(table_id).rows
    ]


@pytest.mark.parametrize("number", ["", "12"])
@pytest.mark.parametrize("in_case", [False, True], ids=["alone", "in a case"])
def test_a_printed_table_brings_its_title_its_number_and_its_headings_back(
    workspace: Workspace, tmp_path: Path, number: str, in_case: bool
) -> None:
    book = Workbook()
    for row in (
        ["Mio. kr. – 2025 p/l", "Anlæg", None, None, "Drift", None],
        [None, "2025", "2026", "I alt", "2025", "2026"],
        ["Nord", 5, 7, 12, 1, 2],
        ["Syd", 8, 1, 9, 3, 4],
        ["I alt", 13, 8, 21, 4, 6],
    ):
        book.active.append(row)
    book.active.merge_cells("B1:D1")
    book.active.merge_cells("E1:F1")
    book.save(tmp_path / "Ind.xlsx")
    table_id = take_in(workspace, tmp_path / "Ind.xlsx")
    title = "En titel, der er så lang, at den står over mere end en linje på arket, når det bliver skrevet ud"
    case_id = workspace.cases.create("Sagen om veje", "2025-0012345") if in_case else None
    workspace.budgets.change(table_id, title=title, number=number, case_id=case_id)
    (tmp_path / "Side.pdf").write_bytes(workspace.sheets.render(workspace.sheets.budget_table(table_id), PLAIN).pdf)
    again = workspace.budgets.get(take_in(workspace, tmp_path / "Side.pdf"))
    printed = workspace.budgets.get(table_id)
    assert (again.title, again.number, again.corner) == (title, number, printed.corner)
    assert [(c.heading, c.label, c.kind) for c in again.columns] == [
        (c.heading, c.label, c.kind) for c in printed.columns
    ]
    assert figures(workspace, again.id) == figures(workspace, table_id)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Gammel.xls", b"x", "”Gammel.xls” er i et format, vi ikke kan læse."),
        ("Billede.png", b"x", "Vi kan ikke hente en tabel ud af ”Billede.png”."),
        ("Tom.xlsx", b"", "”Tom.xlsx” er tom."),
        ("Ord.csv", b"\0\0\0\0", "”Ord.csv” er ikke en tekstfil."),
        ("Brev.pdf", b"%PDF-1.4 nej", "”Brev.pdf” kan ikke læses som PDF."),
        ("Brev.docx", b"PK", "”Brev.docx” kan ikke læses som et Word-dokument."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as refused:
        workspace.table_files.read(tmp_path / name)
    assert str(refused.value).startswith(said)
    assert workspace.budgets.rows() == []


def test_pasted_text_is_read_as_a_table_and_prose_is_not(workspace: Workspace) -> None:
    [raw] = workspace.table_files.read_text("Mio. kr. 2020 p/l\t2020\t2021\nNord\t1,5\t(2)\nSyd\t-\t\n")
    draft = workspace.table_files.draft(raw)
    assert draft.table.corner == "mio. kr. – 2020 p/l"
    assert [draft.table.printed(row, column) for row in draft.table.rows for column in draft.table.columns] == [
        "1,5", "-2", "–", ""
    ]  # fmt: skip
    for nothing in ("", "Kære Bo\n\nDer søges 5 mio. kr. i 2014 og 2015.", "\ud800\x00" * 10):
        with pytest.raises(UserError, match="Der er ingen tabel i det, der er kopieret"):
            workspace.table_files.read_text(nothing)


TWO = (["1.000 kr.", "2025", "2026"], ["Veje", "1", "2"], [], ["Mio. kr.", "2025", "2026"], ["Broer", "3", "4"])


def test_two_tables_under_each_other_are_two_to_choose_from(workspace: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    for row in TWO:
        book.active.append(row)
    book.save(tmp_path / "to.xlsx")
    (tmp_path / "to.csv").write_text("\n".join(";".join(row) for row in TWO), encoding="utf-8")
    copied = "\n".join("\t".join(row) for row in TWO)
    files = workspace.table_files
    for found in (files.read(tmp_path / "to.xlsx"), files.read(tmp_path / "to.csv"), files.read_text(copied)):
        tables = [files.draft(raw).table for raw in found]
        assert [(table.unit, [row.label for row in table.rows]) for table in tables] == [
            (Unit.THOUSANDS, ["Veje"]), (Unit.MILLIONS, ["Broer"])
        ]  # fmt: skip


def test_a_column_has_the_same_name_with_its_unit_and_without(workspace: Workspace) -> None:
    table_id = workspace.table_files.take_in(pasted(workspace, "1.000 kr.\t2025\t2026\nNord\t5\t6\n"), "x")
    new = pasted(workspace, "Indsats\t2025 (1.000 kr.)\t2026 (mio. kr.)\nNord\t7\t0,5\n")
    workspace.table_files.replace_figures(table_id, new)
    assert figures(workspace, table_id) == [["Nord", "7", "500"]]
