"""The command line as scripts and support see it: words, exit codes and files."""

import json
import os
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kk_desktop.__main__ import main
from kk_desktop.cli.commands import now
from kk_desktop.errors import DiskFullError
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import create_workspace, open_workspace
from tests.printing import foreign_files

NOTE = "Orientering om haller\n\nBaggrund\n\nHallerne er slidte, og mange venter på de timer, der er til-\nbage.\n"


class Said:
    """What a run of the command line left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run the command line in this process."""

    def run(*line: object) -> Said:
        capsys.readouterr()
        try:
            code = main([str(each) for each in line])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with a memo and a hearing with its answer."""
    path = tmp_path / "Arbejde.kkdb"
    with closing(create_workspace(path, Machine(tmp_path / "settings"), now)) as workspace:
        workspace.imports.import_text(NOTE, "memo")
        workspace.hearings.register("Bydelsplan", deadline=date(2025, 4, 4))
    return path


def test_a_document_goes_for_review_and_comes_back_in_another_file(run, file: Path, tmp_path: Path) -> None:
    rows = json.loads(run("list", "--file", file, "--json").out)
    (memo,) = (row["id"] for row in rows if row["kind"] == "memo")
    pdf = tmp_path / "gennemsyn.pdf"
    assert run("render", "--file", file, "--document", memo, "--review", "--out", pdf).code == 0
    assert "TIL GENNEMSYN" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    said = run("import", "--file", tmp_path / "Ny.kkdb", "--pdf", pdf, "--json")
    assert said.code == 0
    taken = json.loads(said.out)
    assert (taken["kind"], taken["title"]) == ("memo", "Orientering om haller")
    assert [row["id"] for row in json.loads(run("list", "--file", tmp_path / "Ny.kkdb", "--json").out)] == [taken["id"]]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["--text", "note.txt"], "Der mangler: --kind."),
        (["--pdf", "brev.pdf", "--kind", "memo"], "--kind og --title kan kun bruges sammen med --text."),
        (["--pdf", "brev.pdf", "--text", "note.txt"], "kan ikke bruges sammen med"),
    ],
)
def test_text_and_pdf_are_taken_in_each_its_own_way(run, tmp_path: Path, line: list[str], words: str) -> None:
    said = run("import", "--file", tmp_path / "Ny.kkdb", *line)
    assert said.code == 2
    assert words in said.err
    assert not (tmp_path / "Ny.kkdb").exists()


def test_a_pdf_that_cannot_be_taken_in_leaves_no_new_file(run, tmp_path: Path) -> None:
    (tmp_path / "brev.pdf").write_bytes(b"%PDF-1.7 cut off")
    said = run("import", "--file", tmp_path / "Ny.kkdb", "--pdf", tmp_path / "brev.pdf")
    assert (said.code, said.out) == (2, "")
    assert said.err.strip() == "”brev.pdf” er beskadiget. Intet er hentet ind. Bed afsenderen om filen igen."
    assert not (tmp_path / "Ny.kkdb").exists()


def test_list_shows_every_document_with_id_kind_title_and_status(run, file: Path) -> None:
    rows = json.loads(run("list", "--file", file, "--json").out)
    assert {(row["kind"], row["title"], row["status"]) for row in rows} == {
        ("memo", "Orientering om haller", "draft"),
        ("hearing_response", "Bydelsplan", "draft"),
    }
    said = run("list", "--file", file)
    assert said.code == 0
    assert all(row["id"] in said.out and row["title"] in said.out for row in rows)
    assert "Kladde" in said.out


def test_one_document_is_drawn_into_the_file_that_is_named(run, file: Path, tmp_path: Path) -> None:
    (row, *_) = json.loads(run("list", "--file", file, "--json").out)
    said = run("render", "--file", file, "--document", row["id"], "--out", tmp_path / "et.pdf")
    assert (said.code, said.out.strip()) == (0, str(tmp_path / "et.pdf"))
    assert (tmp_path / "et.pdf").read_bytes().startswith(b"%PDF-")


def test_a_proof_is_drawn_when_it_is_asked_for(run, file: Path, tmp_path: Path) -> None:
    (row, *_) = json.loads(run("list", "--file", file, "--json").out)
    said = run("render", "--file", file, "--document", row["id"], "--proof", "--out", tmp_path / "et.pdf")
    assert said.code == 0
    text = pypdfium2.PdfDocument(tmp_path / "et.pdf")[0].get_textpage().get_text_range()
    assert "UDKAST" in text
    assert "Udskrevet" in text


def test_a_letter_is_drawn_with_its_bilag_as_pages_or_as_files(run, file: Path, tmp_path: Path) -> None:
    for name, data in (("Kort.pdf", foreign_files.made("Kort")), ("Tal.xlsx", b"PK")):
        (tmp_path / name).write_bytes(data)
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        letter = next(row.id for row in workspace.documents.rows() if row.kind == "memo")
        workspace.attachments.add_files(letter, [tmp_path / "Kort.pdf", tmp_path / "Tal.xlsx"])
    ask = ("render", "--file", file, "--document", letter, "--with-attachments", "--out")
    said = run(*ask, tmp_path / "samlet.pdf")
    assert said.code == 0
    assert "Bilag 2 (”Tal.xlsx”) kan ikke udskrives og er ikke med." in said.err
    assert run(*ask, tmp_path / "tosidet.pdf", "--duplex").code == 0
    assert run(*ask, tmp_path / "filer.pdf", "--embed").code == 0
    counts = [len(pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")) for name in ("samlet", "tosidet", "filer")]
    assert counts == [3, 5, 1]
    assert pypdfium2.PdfDocument(tmp_path / "filer.pdf").count_attachments() == 2


def test_a_proof_shows_what_changed_since_the_last_one_and_leaves_the_file_as_it_is(
    run, file: Path, tmp_path: Path
) -> None:
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        row = workspace.documents.rows()[0]
        workspace.proofs.keep(workspace.proofs.proof(row.id))
        workspace.documents.change(row.id, title=f"{row.title} nu")
    run("render", "--file", file, "--document", row.id, "--proof", "--out", tmp_path / "et.pdf")
    text = pypdfium2.PdfDocument(tmp_path / "et.pdf")[0].get_textpage().get_text_range()
    assert "Ændringer siden udkast 1" in text
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now, read_only=True)) as workspace:
        assert len(workspace.versions.of(row.id)) == 1


def test_all_documents_are_drawn_under_their_titles_and_twins_get_numbers(run, file: Path, tmp_path: Path) -> None:
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        workspace.documents.create("letter", "bydelsplan")
    out = tmp_path / "ny" / "mappe"
    said = run("render", "--file", file, "--all", "--out", out)
    assert said.code == 0
    names = sorted(path.name.casefold() for path in out.iterdir())
    assert names == ["bydelsplan (2).pdf", "bydelsplan.pdf", "orientering om haller.pdf"]
    assert sorted(Path(line).name for line in said.out.splitlines()) == sorted(path.name for path in out.iterdir())


def test_every_sheet_of_a_file_goes_into_the_folder(run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "ark"
    said = run("render", "--file", file, "--sheets", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert sorted(said.out.splitlines()) == sorted(str(path) for path in out.iterdir())
    names = {path.name.rsplit(" ", 1)[0] for path in out.iterdir()}
    assert {"Indsatsoversigt", "Høringsoversigt", "Områdeark Valby"} <= names


def test_a_sheet_that_is_refused_keeps_none_of_the_others_back(run, file: Path, tmp_path: Path) -> None:
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        for title in ("Salg af grund", "Åbent hus"):
            case_id = workspace.cases.create(title)
            workspace.cases.change(case_id, confidential=title == "Salg af grund")
    said = run("render", "--file", file, "--sheets", "--out", tmp_path / "ark")
    assert said.code == 1
    assert said.err.startswith("Sag ”Salg af grund” er fortrolig")
    names = "".join(path.name for path in (tmp_path / "ark").iterdir())
    assert "Åbent hus" in names
    assert "Salg af grund" not in names


def test_a_bilag_of_our_own_is_drawn_inside_its_document_only(run, file: Path, tmp_path: Path) -> None:
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        memo = next(row for row in workspace.documents.rows() if row.kind == "memo")
        workspace.attachments.add(memo.id, "Kort", workspace.documents.create("annex", "Kort"))
    run("render", "--file", file, "--all", "--out", tmp_path / "ud")
    assert "Kort.pdf" not in {path.name for path in (tmp_path / "ud").iterdir()}


def test_a_document_that_is_not_there_is_told_with_where_to_look(run, file: Path, tmp_path: Path) -> None:
    said = run("render", "--file", file, "--document", "nr. 7", "--out", tmp_path / "et.pdf")
    assert said.code == 2
    assert "intet dokument med id ”nr. 7”" in said.err
    assert not (tmp_path / "et.pdf").exists()


def test_a_folder_that_is_a_file_is_told_and_left_alone(run, file: Path, tmp_path: Path) -> None:
    taken = tmp_path / "ud"
    taken.write_text("mit", encoding="utf-8")
    said = run("render", "--file", file, "--all", "--out", taken)
    assert said.code == 2
    assert "kan ikke bruges som mappe" in said.err
    assert taken.read_text(encoding="utf-8") == "mit"


def test_an_import_makes_the_file_and_joins_the_lines(run, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    file = tmp_path / "Ny.kkdb"
    said = run("import", "--file", file, "--text", tmp_path / "note.txt", "--kind", "memo", "--json")
    made = json.loads(said.out)
    assert (said.code, made["title"], made["kind"]) == (0, "Orientering om haller", "memo")
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        texts = [block.text for block in workspace.documents.blocks(made["id"])]
    assert texts == ["Baggrund", "Hallerne er slidte, og mange venter på de timer, der er tilbage."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_as_it_was_written(run, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "note.txt").write_bytes("Æblehaven på Østerbro\n\nBørn spiller bold.\n".encode(encoding))
    run("import", "--file", tmp_path / "Ny.kkdb", "--text", tmp_path / "note.txt", "--kind", "memo")
    assert "Æblehaven på Østerbro" in run("list", "--file", tmp_path / "Ny.kkdb").out


@pytest.mark.parametrize(
    ("content", "kind", "told"),
    [
        (b"", "memo", "Teksten er tom"),
        (b"\x00\x01\x02", "memo", "er ikke en tekstfil"),
        ("\0".encode("utf-16"), "memo", "er ikke en tekstfil"),
        (b"\xff\xfeA", "memo", "er ikke en tekstfil"),
        (b"\xe2\x80\x8b\nSide 1\n", "memo", "Teksten er tom"),
        (b"Tekst", "digt", "ingen skabelon, der hedder ”digt”"),
    ],
)
def test_an_import_that_fails_leaves_no_file_behind(run, tmp_path: Path, content: bytes, kind: str, told: str) -> None:
    (tmp_path / "note.txt").write_bytes(content)
    said = run("import", "--file", tmp_path / "Ny.kkdb", "--text", tmp_path / "note.txt", "--kind", kind)
    assert said.code == 2
    assert told in said.err
    assert list(tmp_path.glob("Ny*")) == []


def test_an_import_that_fails_leaves_an_older_file_as_it_was(run, file: Path, tmp_path: Path) -> None:
    before = run("list", "--file", file).out
    (tmp_path / "note.txt").write_bytes(b"")
    assert run("import", "--file", file, "--text", tmp_path / "note.txt", "--kind", "memo").code == 2
    assert run("list", "--file", file).out == before
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        assert workspace.history.recent(1)[0].label == "Oprettede høring"


def test_check_is_silent_about_what_is_good_and_counts_what_is_not(run, file: Path, tmp_path: Path) -> None:
    assert run("check", "--file", file).code == 0
    with closing(open_workspace(file, Machine(tmp_path / "settings"), now)) as workspace:
        hearing_id = workspace.hearings.rows()[0].hearing_id or ""
        workspace.hearings.add_ask(hearing_id, "Hvordan finansieres det?")
        workspace.documents.create("letter")
    said = run("check", "--file", file)
    assert said.code == 1
    assert sorted(said.out.splitlines()) == [
        "Bydelsplan: Ét spørgsmål mangler svar: ”Hvordan finansieres det?”",
        "Dokument uden titel: Titlen mangler. Skriv den øverst.",
    ]
    assert len(json.loads(run("check", "--file", file, "--json").out)) == 2


def test_reading_a_file_leaves_it_as_it_was(run, file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    run("list", "--file", file)
    run("check", "--file", file)
    run("render", "--file", file, "--all", "--out", tmp_path / "ud")
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("Arbejde*")] == ["Arbejde.kkdb"]


def test_a_backup_is_made_once_and_never_over_another(run, file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "Kopi.kkdb"
    assert run("backup", "--file", file, "--out", copy).code == 0
    assert run("list", "--file", copy).out == run("list", "--file", file).out
    before = copy.read_bytes()
    said = run("backup", "--file", file, "--out", copy)
    assert said.code == 2
    assert "ligger allerede en fil" in said.err
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        ["list", "--file", "{missing}"],
        ["check", "--file", "{text}"],
        ["check", "--file", "{folder}"],
        ["render", "--file", "{text}", "--all", "--out", "{folder}"],
        ["backup", "--file", "{missing}", "--out", "{folder}/k.kkdb"],
        ["import", "--file", "{text}", "--text", "{text}", "--kind", "memo"],
        ["import", "--file", "{folder}/n.kkdb", "--text", "{missing}", "--kind", "memo"],
        ["import", "--file", "{folder}/n.kkdb", "--text", "{folder}", "--kind", "memo"],
        ["import", "--file", "{text}/n.kkdb", "--text", "{text}", "--kind", "memo"],
        ["tools", "sort", "{missing}"],
        ["tools", "search", "--texts", "{badjson}", "kommune"],
        ["tools", "paste", "{badjson}"],
        ["tools", "style", "{badjson}"],
        ["self-test", "--out", "{folder}"],
        ["render", "--demo", "--all", "--out", "{text}"],
        ["list", "--file", "{long}"],
        ["import", "--file", "{long}", "--text", "{text}", "--kind", "memo"],
        ["self-test", "--out", "{long}"],
    ],
)
def test_what_cannot_be_read_is_one_danish_sentence_and_code_2(run, tmp_path: Path, line: list[str]) -> None:
    (tmp_path / "note.txt").write_text("Kun tekst", encoding="utf-8")
    (tmp_path / "bad.json").write_text("[", encoding="utf-8")
    (tmp_path / "mappe").mkdir()
    places = {
        "missing": tmp_path / "findes-ikke.kkdb",
        "text": tmp_path / "note.txt",
        "folder": tmp_path / "mappe",
        "badjson": tmp_path / "bad.json",
        "long": tmp_path / "mappe" / ("x" * 300),
    }
    said = run(*(part.format(**places) for part in line))
    assert said.code == 2
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert said.err.strip().endswith(".")
    assert "Traceback" not in said.err
    assert list((tmp_path / "mappe").iterdir()) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["list"], "Der mangler: --file."),
        (["render", "--file", "a.kkdb", "--out", "b"], "Vælg ét af --document --all --sheets."),
        (["render", "--demo", "--all", "--document", "x", "--out", "b"], "kan ikke bruges sammen med"),
        (
            ["render", "--demo", "--sheets", "--proof", "--out", "b"],
            "--proof, --review og --with-attachments kan kun bruges til dokumenter",
        ),
        (["render", "--demo", "--all", "--embed", "--out", "b"], "--duplex og --embed hører til --with-attachments"),
        (["list", "--file"], "mangler en værdi"),
        (["list", "--file", "a.kkdb", "--fast"], "Ukendt: --fast."),
        (["tools", "sing"], "'sing' kendes ikke"),
    ],
)
def test_wrong_use_is_told_in_danish_with_where_help_is(run, line: list[str], told: str) -> None:
    said = run(*line)
    assert said.code == 2
    assert told in said.err
    assert "--help”." in said.err


@pytest.mark.parametrize("line", [[], ["list"], ["render"], ["import"], ["tools"], ["tools", "paste"], ["self-test"]])
def test_help_is_in_danish(run, line: list[str]) -> None:
    said = run(*line, "--help")
    assert said.code == 0
    assert "brug: kk-desktop" in said.out
    assert "vis denne hjælp" in said.out
    for english in ("usage", "options", "show this", "positional"):
        assert english not in said.out


def test_version_names_the_program(run) -> None:
    assert run("--version").out.startswith("kk-desktop ")


def test_tools_divide_sort_and_clean(run, tmp_path: Path) -> None:
    (divided,) = json.loads(run("tools", "hyphenate", "kommune", "--json").out)
    assert divided["word"] == "kommune"
    assert divided["breaks"].replace("|", "") == "kommune"
    assert "|" in divided["breaks"]
    words = tmp_path / "ord.txt"
    words.write_text("Østerbro\nAalborg\nVanløse\n", encoding="utf-8")
    assert run("tools", "sort", words).out.splitlines() == ["Vanløse", "Østerbro", "Aalborg"]
    sample = tmp_path / "ind.json"
    sample.write_text(json.dumps({"dirty": NOTE}), encoding="utf-8")
    clean = json.loads(run("tools", "paste", sample, "--json").out)["clean"]
    assert "de timer, der er tilbage." in clean
    plain = tmp_path / "ind.txt"
    plain.write_text(NOTE, encoding="utf-8")
    assert run("tools", "paste", plain).out.strip() == clean.strip()


def test_tools_search_texts_as_a_file_is_searched(run, tmp_path: Path) -> None:
    texts = tmp_path / "tekster.json"
    texts.write_text(
        json.dumps(["Kommunikation er vigtig.", "Alle kommuner er med.", "Kommunen søger."]), encoding="utf-8"
    )

    assert json.loads(run("tools", "search", "--texts", texts, "kommunen", "--json").out) == [
        "Kommunen søger.", "Alle kommuner er med.",
    ]  # fmt: skip
    assert json.loads(run("tools", "search", "--texts", texts, "", "--json").out) == []
    assert "Ingen træf på ”havn”." in run("tools", "search", "--texts", texts, "havn").out


def test_tools_read_amounts_and_ask_about_the_doubtful(run) -> None:
    said = run("tools", "amount", "5,3 mio. kr.", "1.5 mio.", "--json")
    good, doubtful = json.loads(said.out)
    assert said.code == 1
    assert good["ore"] == 530_000_000
    assert "kan læses på to måder" in doubtful["told"]
    assert run("tools", "amount", "1.234,50").out == "1.234,50: 123450\n"


def test_tools_tell_slips_of_style_in_a_text(run, tmp_path: Path) -> None:
    sample = tmp_path / "ind.json"
    sample.write_text(json.dumps({"text": "Planen er er ny, fx. i Valby."}), encoding="utf-8")
    said = run("tools", "style", sample, "--json")
    assert said.code == 1
    assert json.loads(said.out) == [{"finding": "har … har", "quote": "er er"}, {"finding": "fx.", "quote": "fx."}]
    plain = tmp_path / "ind.txt"
    plain.write_text("Planen er ny, fx i Valby.", encoding="utf-8")
    said = run("tools", "style", plain)
    assert (said.code, said.out) == (0, "Der er ikke noget at bemærke.\n")


def test_lists_within_lists_without_end_are_no_json_to_read(run, tmp_path: Path) -> None:
    path = tmp_path / "dyb.json"
    path.write_text("[" * 100_000, encoding="utf-8")
    said = run("tools", "style", path)
    assert said.code == 2
    assert "er ikke JSON" in said.err


def test_tools_hold_the_figures_of_a_text_against_its_tables(run, tmp_path: Path) -> None:
    sample = tmp_path / "notat.json"
    row = {"label": "Café", "kind": "row", "cells": ["250"]}
    table = {"caption": "Tabel 1", "unit": "1.000 kr.", "price_level": None, "columns": ["2025"], "rows": [row]}
    told = {"id": "notat", "text": "Caféen får 275.000 kr. i 2025, jf. tabel 1.", "tables": [table]}
    sample.write_text(json.dumps(told), encoding="utf-8")
    said = run("tools", "talkontrol", sample, "--json")
    (finding,) = json.loads(said.out)["findings"]
    assert (finding["verdict"], finding["relation"], finding["quotes"]) == ("red", "equals_cell", ["275.000 kr."])
    assert (said.code, finding["cells"], finding["spans"]) == (1, [[0, 0, 0]], [[11, 22]])
    said = run("tools", "talkontrol", sample)
    assert said.out.startswith("Stemmer ikke: ”275.000 kr.”. Tabellen har 250 (1.000 kr.) i Café 2025; ")
    sample.write_text(json.dumps({"text": "", "tables": [{"unit": "kr."}]}), encoding="utf-8")
    said = run("tools", "talkontrol", sample)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "Tabellerne i" in said.err


def test_tools_tell_words_that_are_spelled_wrong(run, tmp_path: Path) -> None:
    sample = tmp_path / "ind.json"
    sample.write_text(json.dumps({"text": "BIU's svar om Tingbejrg."}), encoding="utf-8")
    said = run("tools", "spell", sample, "--json")
    assert (said.code, json.loads(said.out)) == (1, [{"word": "Tingbejrg", "start": 14}])
    sample.write_text(json.dumps({"text": "BIU's svar om Tingbjerg."}), encoding="utf-8")
    said = run("tools", "spell", sample)
    assert (said.code, said.out) == (0, "Alle ord er stavet rigtigt.\n")


def test_advice_on_words_is_told_by_the_check_and_is_no_fault(run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Planen er ny\n\nDen gælder flere steder, fx. Valby.", encoding="utf-8")
    run("import", "--file", file, "--text", tmp_path / "note.txt", "--kind", "memo")
    said = run("check", "--file", file)
    assert "”fx.”: Skriv ”fx” uden punktum." in said.out
    assert said.code == 0


def test_a_text_that_never_ends_is_not_read_to_the_end(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kk_desktop.cli.reading.MOST_BYTES", 10)
    (tmp_path / "note.txt").write_text("Elleve tegn", encoding="utf-8")
    said = run("tools", "paste", tmp_path / "note.txt")
    assert (said.code, "er for stor til at være en tekst" in said.err) == (2, True)


def test_a_document_without_a_title_is_listed_as_such(run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("kun et par ord", encoding="utf-8")
    said = run("import", "--file", file, "--text", tmp_path / "note.txt", "--kind", "memo")
    assert "”Dokument uden titel”" in said.out
    assert "Dokument uden titel" in run("list", "--file", file).out


def test_a_disk_without_room_is_told_in_the_words_of_the_command_line(run, file: Path, monkeypatch) -> None:
    def no_room(*_: object) -> None:
        raise DiskFullError("Din tekst er bevaret, mens vinduet er åbent.")

    monkeypatch.setattr("kk_desktop.services.backups.BackupService.make", no_room)
    said = run("backup", "--file", file, "--out", file.with_name("kopi.kkdb"))
    assert (said.code, said.err) == (2, "Der er ikke plads på disken. Intet er gemt. Gør plads, og prøv igen.\n")


def test_an_answer_that_cannot_be_written_is_told(file: Path) -> None:
    """As with ``kk-desktop list … > /full/disk``: what is said goes to a file that may only be read."""
    line = [sys.executable, "-m", "kk_desktop", "list", "--file", str(file)]
    with file.open("rb") as closed:
        ended = subprocess.run(line, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode("utf-8").splitlines() == [
        "Svaret kan ikke skrives, hvor det skal hen. Se efter, om der er plads på disken."
    ]


def test_without_a_screen_the_window_says_so_in_one_sentence(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for line in ([], ["--demo"], ["findes-ikke.kkdb"]):
        said = run(*line)
        assert (said.code, said.err.startswith("Der er ingen skærm her")) == (2, True)


def test_the_program_speaks_utf8_and_stays_quiet_about_itself(tmp_path: Path) -> None:
    """A real process, as a script starts it, on a system that would rather speak something else."""
    line = [sys.executable, "-m", "kk_desktop", "list", "--file", str(tmp_path / "høring.kkdb")]
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = subprocess.run(line, capture_output=True, env=environment, check=False)
    assert ended.returncode == 2
    assert ended.stderr.decode("utf-8").splitlines() == [
        "”høring.kkdb” findes ikke. Intet er ændret. Vælg en anden fil."
    ]


def test_a_reader_who_has_seen_enough_is_no_failure(file: Path) -> None:
    """As with ``kk-desktop list … | head -0``: the pipe is closed before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    line = [sys.executable, "-m", "kk_desktop", "list", "--file", str(file)]
    ended = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_the_example_prints_whole_from_a_process_of_its_own(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "kk_desktop", "render", "--demo", "--all", "--out", str(tmp_path / "demo")]
    ended = subprocess.run(line, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode("utf-8")
    named = [Path(each) for each in ended.stdout.decode("utf-8").splitlines()]
    assert len(named) >= 5
    assert all(path.read_bytes().startswith(b"%PDF-") for path in named)


def test_the_program_tests_itself_and_writes_how_it_went(tmp_path: Path) -> None:
    result = tmp_path / "svar.json"
    line = [sys.executable, "-m", "kk_desktop", "self-test", "--out", str(result)]
    ended = subprocess.run(line, capture_output=True, check=False)
    report = json.loads(result.read_text(encoding="utf-8"))
    assert report["ok"], report
    assert ended.returncode == 0
    assert set(report["parts"]) == {
        "file", "search", "print", "bilag", "approval", "letters", "tables", "calendar", "spelling", "window",
    }  # fmt: skip


def test_one_letter_goes_to_everybody_on_a_list(run, file: Path, tmp_path: Path) -> None:
    (memo,) = (row["id"] for row in json.loads(run("list", "--file", file, "--json").out) if row["kind"] == "memo")
    names = tmp_path / "liste.txt"
    names.write_text("Valby Lokaludvalg\nÆldre Sagen\nvalby lokaludvalg\n", encoding="utf-8")
    line = ["merge", "--file", file, "--document", memo, "--recipients", names]
    said = run(*line, "--out", tmp_path / "Breve")
    assert (said.code, said.out.strip()) == (0, str(tmp_path / "Breve"))
    assert "valby lokaludvalg: Står også som nummer 1 og får kun ét brev." in said.err
    assert sorted(path.name for path in (tmp_path / "Breve").iterdir()) == [
        "001 Valby Lokaludvalg.pdf", "002 Ældre Sagen.pdf",
    ]  # fmt: skip
    assert run(*line, "--out", tmp_path / "Alle.pdf", "--one", "--duplex").code == 0
    with pypdfium2.PdfDocument(tmp_path / "Alle.pdf") as document:
        assert len(document) == 3  # a letter, its blank back, a letter


@pytest.mark.parametrize(
    ("text", "more", "told"),
    [
        ("", (), "Der er ingen modtagere i"),
        ("Valby Lokaludvalg", ("--duplex",), "--duplex kan kun bruges sammen med --one"),
        ("Valby Lokaludvalg", ("--window",), "kan ikke udskrives til rudekuvert"),
    ],
)
def test_a_merge_that_cannot_be_done_is_told_and_leaves_nothing(
    run, file: Path, tmp_path: Path, text: str, more: tuple[str, ...], told: str
) -> None:
    (memo,) = (row["id"] for row in json.loads(run("list", "--file", file, "--json").out) if row["kind"] == "memo")
    (tmp_path / "liste.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "Breve"
    said = run("merge", "--file", file, "--document", memo, "--recipients", tmp_path / "liste.txt", "--out", out, *more)
    assert said.code == 2
    assert told in said.err
    assert not out.exists() or not list(out.iterdir())
