"""What a draft is made from without those who are withheld; everything else of it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.web.sample import make_registry

from habeas.work import withholding
from habeas.work.leaving_out import of_a_report, unsaid
from habeas.work.registry import Registry
from habeas.work.reports import ReportsOf


@pytest.fixture
def registry(tmp_path) -> Iterator[Registry]:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        yield opened


def test_where_nobody_is_withheld_nothing_changes(registry: Registry) -> None:
    material = ReportsOf(registry.record).material("XV", 2024)
    assert unsaid(registry.record) is None
    assert of_a_report(registry.record, material) is material


def test_who_is_withheld_is_in_no_act_and_no_quote(registry: Registry) -> None:
    material = ReportsOf(registry.record).material("XV", 2024)
    withholding.withhold(registry.record, "daro-velin", because="asked for")
    told = of_a_report(registry.record, material)
    assert {act.person_id for act in told.acts} == {act.person_id for act in material.acts} - {"daro-velin"}
    assert "Velin" not in str([*told.acts, *told.cases, *told.documents])
    assert told.withheld == {"daro-velin"}
    assert told.figures == material.figures


def test_of_whom_a_field_of_acts_is_withheld_no_act_is_told(registry: Registry) -> None:
    material = ReportsOf(registry.record).material("XV", 2024)
    withholding.withhold(registry.record, "daro-velin", ["charges"], because="asked for")
    told = of_a_report(registry.record, material)
    assert "daro-velin" not in {act.person_id for act in told.acts}
    assert told.withheld == frozenset()
