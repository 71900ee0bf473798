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


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SUBMITTED, Status.RETURNED, Status.APPROVED, Status.WITHDRAWN])
def test_what_is_not_signed_is_open_and_can_be_changed(status: Status) -> None:
    assert status.is_open
    assert not status.is_locked


def test_a_signed_letter_still_waits_to_be_sent() -> None:
    assert Status.SIGNED.is_open
    assert not Status.SENT.is_open


def test_what_is_drawn_back_or_sent_back_can_be_sent_for_approval_again() -> None:
    assert all(status.may_become(Status.SUBMITTED) for status in (Status.RETURNED, Status.WITHDRAWN, Status.APPROVED))


@pytest.mark.parametrize("status", [Status.SIGNED, Status.SENT, Status.REPLACED])
def test_what_is_signed_is_never_sent_for_approval_again(status: Status) -> None:
    assert not status.may_become(Status.SUBMITTED)


def test_only_what_was_sent_for_approval_can_be_approved_or_drawn_back() -> None:
    for new in (Status.APPROVED, Status.WITHDRAWN):
        assert [old for old in Status if old.may_become(new)] == [Status.SUBMITTED]
