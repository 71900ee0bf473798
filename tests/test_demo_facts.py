"""The example file's printed pages hold every fact that its documents must tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from kk_desktop.paths import resource
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace, demo_workspace

FACTS = tomllib.loads(resource("demo", "facts.toml").read_text(encoding="utf-8"))
GROUPS = [(document, group) for document, groups in FACTS.items() for group in groups]
DOCUMENTS = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(resource("demo", "documents").glob("*.toml"))
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("demo")
    workspace = demo_workspace(folder / "Eksempel.kkdb", Machine(folder), lambda: datetime(2025, 3, 21, 13, tzinfo=UTC))
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def printed(demo: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each document's PDF, as saved through the services, by the document's key."""
    keys = {facts["title"]: key for key, facts in DOCUMENTS.items()}
    texts = {}
    for row in demo.documents.rows():
        if demo.kinds[row.kind].standalone:
            path = tmp_path_factory.mktemp("pdf") / demo.pages.file_name(row.id)
            demo.pages.save_pdf(row.id, path)
            texts[keys[row.title]] = bare(text_of(path))
    return texts


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def bare(text: str) -> str:
    """The text without white space and soft hyphens."""
    return re.sub(r"[\s\u00ad]", "", text)


def stands_in(fact: str, page: str) -> bool:
    """Whether the page says it; PDFium reads any hyphen that ends a line, the word's own or not, as U+0002."""
    letters = ("[-\x02]" if letter == "-" else re.escape(letter) for letter in bare(fact))
    return re.search("\x02?".join(letters), page) is not None


@pytest.mark.parametrize(("document", "group"), GROUPS)
def test_every_fact_stands_in_the_printed_pages(printed: dict[str, str], document: str, group: str) -> None:
    missing = [fact for fact in FACTS[document][group] if not stands_in(fact, printed[document])]
    assert missing == []


def test_every_document_that_prints_alone_has_its_facts_listed(printed: dict[str, str]) -> None:
    assert set(printed) == set(FACTS)


@pytest.mark.parametrize("document", sorted(DOCUMENTS))
def test_every_heading_figure_and_field_of_a_text_is_among_the_facts(document: str) -> None:
    with_annex = "analyses-memo" if document == "analyses-annex" else document
    facts = " ".join(fact for group in FACTS[with_annex].values() for fact in group)
    text = DOCUMENTS[document]["text"]
    headings = [re.sub(r"\s*\{#.*\}|\*\*", "", line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")]
    figures = re.findall(r"\d[\d.,]*\d|\d", re.sub(r"\{[^}]*\}|^\s*\d\. ", "", text, flags=re.MULTILINE))
    assert [heading for heading in headings if heading not in facts] == []
    assert [figure for figure in figures if figure not in facts] == []
