"""Circles of objects are looked for less often within it, and as before afterwards."""

from __future__ import annotations

import gc

from habeas.work.collecting import BETWEEN, rarely_collected


def test_circles_are_looked_for_rarely_within_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with rarely_collected():
        assert gc.get_threshold()[0] >= BETWEEN
    assert gc.get_threshold() == before
