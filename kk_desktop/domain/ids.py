"""Identities made offline: UUIDv7, in the order they were made even when the clock steps back."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from uuid import UUID

_SEQUENCE_BITS = 74  # RFC 9562 section 5.7: rand_a (12 bits) and rand_b (62 bits)
_SEQUENCE_MASK = (1 << _SEQUENCE_BITS) - 1


class IdMaker:
    """Makes ids; the clock (milliseconds since 1970) and the randomness (n bits) are handed in."""

    def __init__(self, clock_ms: Callable[[], int], random_bits: Callable[[int], int]) -> None:
        self._clock_ms = clock_ms
        self._random_bits = random_bits
        self._last = 0
        self._lock = Lock()

    def __call__(self) -> str:
        """A new id, greater than every earlier one from this maker."""
        with self._lock:
            fresh = (self._clock_ms() << _SEQUENCE_BITS) | self._random_bits(_SEQUENCE_BITS)
            self._last = max(self._last + 1, fresh)
            value = self._last
        milliseconds, sequence = value >> _SEQUENCE_BITS, value & _SEQUENCE_MASK
        rand_a, rand_b = sequence >> 62, sequence & ((1 << 62) - 1)
        return str(UUID(int=(milliseconds << 80) | (0x7 << 76) | (rand_a << 64) | (0b10 << 62) | rand_b))
