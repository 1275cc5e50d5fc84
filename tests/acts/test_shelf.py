"""The shelf finds every act that a claim may belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.acts.told import MARIA, told

from habeas.acts.corroborate import corroborate
from habeas.acts.shelf import Shelf
from habeas.model import SourcedClaim

CLAIMS = st.lists(
    st.builds(
        told,
        st.sampled_from(["arrest", "killing", "imprisonment", "sentence", "raid"]),
        st.sampled_from([None, None, "2019", "2022", "2023-11", "2024-03", "2024-03-05", "2024-06-20"]),
        by=st.sampled_from("abcde"),
        at=st.sampled_from([0, 60, 400]),
        published=st.sampled_from(["2022-12-01", "2024", "2024-02", "2024-05-20", "2025-06-20"]),
        charges=st.sampled_from([(), ("tax fraud",), ("frauds",), ("crimes against the state",)]),
        term=st.sampled_from([None, "nine years", "five to ten years"]),
        words=st.sampled_from(
            [
                "She was arrested.",
                "She  was “arrested”.",
                "Neighbours said that four men in plain clothes took the editor from her home before dawn.",
                "Neighbours said four men in plain clothes had taken the editor from her home before dawn.",
            ]
        ),
    ),
    max_size=9,
    unique_by=lambda claim: claim.id,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CLAIMS)
def test_looking_at_every_act_gives_the_same(monkeypatch: pytest.MonkeyPatch, claims: list[SourcedClaim]) -> None:
    found = corroborate(MARIA, claims)

    def all_of_them(self: Shelf[Any], claims: Iterable[SourcedClaim], beside: object) -> list[Any]:
        return list(self._acts)

    with monkeypatch.context() as patch:
        patch.setattr(Shelf, "near", all_of_them)
        assert corroborate(MARIA, claims) == found
