"""The gate for PDFs that carry files bites as well: every spoiled one is refused, each for its own reason."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pikepdf import Name, Object, Pdf

from kk_desktop.printing.embedded import Embedded, Relationship
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from kk_desktop.printing.variants import Variant
from tests.printing import damage, gate, samples
from tests.printing.damage import Damage

VARIANT = Variant(
    review=("Filen bærer dokumentets tekst og tal.", "Gemt 21. marts 2025"),
    files=(
        Embedded("kk_desktop.json", "application/json", b"{}", "Dokumentet", Relationship.SOURCE),
        Embedded("kort.png", "image/png", b"\x89PNG", "Bilag 1. Kort"),
    ),
)

DAMAGES: list[Damage] = []


def refused_by(reason: str) -> Callable[[Callable[[Pdf], None]], Callable[[Pdf], None]]:
    """Enter a way to spoil a file in the list, by the function's own name."""

    def enter(spoil: Callable[[Pdf], None]) -> Callable[[Pdf], None]:
        DAMAGES.append(Damage(spoil.__name__, spoil, reason))
        return spoil

    return enter


def first(pdf: Pdf) -> Object:
    """What the catalog says of the first file."""
    return pdf.Root.AF[0]


@refused_by("3a 6.8-3")
def a_file_that_does_not_say_what_it_is_to_the_document(pdf: Pdf) -> None:
    del first(pdf).AFRelationship


@refused_by("3a 6.8-1")
def a_file_of_no_known_kind(pdf: Pdf) -> None:
    del first(pdf).EF.F.Subtype


@refused_by("3a 6.8-1")
def a_kind_that_is_none(pdf: Pdf) -> None:
    first(pdf).EF.F.Subtype = Name("/json")


@refused_by("3a 6.8-4")
def a_file_that_belongs_to_nothing(pdf: Pdf) -> None:
    del pdf.Root.AF


@refused_by("3a 6.8-4")
def one_file_that_belongs_to_nothing(pdf: Pdf) -> None:
    del pdf.Root.AF[1]


@refused_by("ua1 7.11-1")
def a_file_without_a_name(pdf: Pdf) -> None:
    del first(pdf).F


@refused_by("3a 6.8-2")
def a_file_without_a_name_in_our_alphabet(pdf: Pdf) -> None:
    del first(pdf).UF


@refused_by("3a 6.6.4-2")
def files_where_the_file_says_there_are_none(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:part"] = "2"


@refused_by("3a 6.6.4-3")
def less_accessible_than_it_says(pdf: Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["pdfaid:conformance"] = "B"


@pytest.fixture(scope="module")
def broken(templates: Templates, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The rules that each spoiled file breaks, by its name."""
    folder = tmp_path_factory.mktemp("gate")
    pdf = render(samples.letter(), templates, VARIANT).pdf
    (folder / "sound.pdf").write_bytes(pdf)
    (folder / "resaved.pdf").write_bytes(damage.resaved(pdf))
    for each in DAMAGES:
        (folder / f"{each.name}.pdf").write_bytes(damage.resaved(pdf, each.spoil))
    return {Path(name).stem: rules for name, rules in gate.broken_rules(folder, "ua1,3a").items()}


@pytest.mark.parametrize("name", ["sound", "resaved"])
def test_what_nobody_spoiled_breaks_no_rule(broken: dict[str, set[str]], name: str) -> None:
    assert broken[name] == set()


@pytest.mark.parametrize("each", DAMAGES, ids=lambda each: each.name)
def test_a_spoiled_file_is_refused_by_the_rule_for_it(broken: dict[str, set[str]], each: Damage) -> None:
    assert each.refused_by in broken[each.name]


def test_files_are_refused_where_a_page_claims_to_hide_nothing(templates: Templates, tmp_path: Path) -> None:
    pdf = render(samples.letter(), templates, VARIANT).pdf
    (tmp_path / "x.pdf").write_bytes(damage.resaved(pdf, files_where_the_file_says_there_are_none))
    assert "2a 6.8-5" in gate.broken_rules(tmp_path)["x.pdf"]
