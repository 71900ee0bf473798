"""How a document stands, in words and in lines."""

import pytest

from kk_desktop.domain.readiness import Aspect, Readiness, Remark, Standing

MISSING = Remark(Aspect.TITLE, "Titlen mangler.")
WRONG = Remark(Aspect.CONTRAST, "Noget er for lyst.", standing=Standing.WRONG)


@pytest.mark.parametrize(
    ("remarks", "words", "standing"),
    [
        ((), "Klar til udgivelse", Standing.READY),
        ((MISSING,), "1 ting mangler", Standing.MISSING),
        ((MISSING, WRONG), "2 ting skal rettes", Standing.WRONG),
        ((MISSING, MISSING), "1 ting mangler", Standing.MISSING),
    ],
)
def test_the_worst_gives_the_words(remarks: tuple[Remark, ...], words: str, standing: Standing) -> None:
    readiness = Readiness.of(remarks)
    assert (readiness.words, readiness.standing) == (words, standing)


def test_the_worst_is_told_first_and_every_aspect_has_a_line() -> None:
    lines = Readiness.of([MISSING, WRONG]).lines
    assert lines[:2] == [WRONG, MISSING]
    assert sorted(line.aspect for line in lines) == sorted(Aspect)
    assert {line.standing for line in lines[2:]} == {Standing.READY}
