"""Identities keep their order, even when the clock steps back or two threads ask at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kk_desktop.domain.ids import IdMaker

NOW_MS = 1_700_000_000_000


@given(st.lists(st.integers(0, 2**47), min_size=1, max_size=50))
def test_ids_follow_each_other_whatever_the_clock_does(times: list[int]) -> None:
    clock = iter(times)
    maker = IdMaker(lambda: next(clock), lambda bits: 2**bits - 1)
    ids = [maker() for _ in times]
    assert ids == sorted(set(ids))


def test_an_id_is_a_uuid_of_version_seven_that_carries_its_time() -> None:
    made = UUID(IdMaker(lambda: NOW_MS, lambda bits: 5)())
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == NOW_MS


def test_threads_never_get_the_same_id() -> None:
    maker = IdMaker(lambda: NOW_MS, lambda bits: 0)
    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(lambda _: maker(), range(2_000)))
    assert len(set(ids)) == 2_000
