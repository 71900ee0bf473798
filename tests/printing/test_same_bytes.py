"""The same document gives the same bytes: in another process, with other hash seeds, after other documents."""

import hashlib
import os
import subprocess
import sys

import pytest

from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import Templates
from tests.printing import samples

_CODE = """
import hashlib
from kk_desktop import paths
from kk_desktop.printing.engine import render
from kk_desktop.printing.templates import load_templates
from tests.printing import samples
templates = load_templates(paths.resource("templates"))
for kind in sorted(samples.EVERY_KIND):
    print(kind, hashlib.sha256(render(samples.EVERY_KIND[kind](), templates).pdf).hexdigest())
"""


def digest(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


@pytest.mark.parametrize("seed", ["1", "77"])
def test_two_processes_make_the_same_bytes(seed: str, templates: Templates) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    run = subprocess.run(
        [sys.executable, "-c", _CODE], capture_output=True, text=True, encoding="utf-8", env=environment, check=True
    )
    there = dict(line.split() for line in run.stdout.splitlines())
    here = {kind: digest(render(make(), templates).pdf) for kind, make in samples.EVERY_KIND.items()}
    assert there == here


def test_what_was_drawn_before_leaves_no_trace(templates: Templates) -> None:
    first = render(samples.letter(), templates)
    render(samples.with_blocks(samples.paragraph("Ωμέγα ½ Ж ☐ ✓")), templates)
    assert render(samples.letter(), templates) == first


@pytest.mark.parametrize(
    "facts", [{"title": "Et andet navn"}, {"sender": "En anden"}, {"date": None}, {"short_title": "Andet"}]
)
def test_another_document_gives_another_file_identity(facts: dict[str, object], templates: Templates) -> None:
    assert identity(render(samples.letter(), templates).pdf) != identity(render(samples.letter(**facts), templates).pdf)


def identity(pdf: bytes) -> bytes:
    start = pdf.rindex(b"/ID")
    return pdf[start : pdf.index(b"]", start)]
