"""A document's status: its word on the screen, and what it allows."""

import pytest

from kk_desktop.domain.workflow import Status


def test_every_status_has_a_word_of_its_own() -> None:
    assert [status.danish for status in Status] == [
        "Kladde",
        "Til godkendelse",
        "Sendt retur",
        "Godkendt",
        "Underskrevet",
        "Afsendt",
        "Trukket tilbage",
        "Erstattet",
    ]


@pytest.mark.parametrize("status", [Status.SIGNED, Status.SENT, Status.REPLACED])
def test_what_is_signed_can_no_longer_be_changed(status: Status) -> None:
    assert status.is_locked


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED])
def test_what_is_not_signed_is_open_and_can_be_changed(status: Status) -> None:
    assert status.is_open
    assert not status.is_locked


def test_a_signed_letter_still_waits_to_be_sent() -> None:
    assert Status.SIGNED.is_open
    assert not Status.SENT.is_open
