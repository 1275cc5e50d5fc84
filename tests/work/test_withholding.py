"""Who may be published: by decision, by consent, and whatever happens to the person in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.web.sample import make_registry

from habeas.errors import AlreadyDecided, NotFound, UnknownTerm
from habeas.work import withholding
from habeas.work.casework import CaseworkOf, whom
from habeas.work.registry import Registry
from habeas.work.withheld_fields import fields
from habeas.work.withholding import Released, all_released, released, unsaid_names


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    make_registry(tmp_path / "registry")
    with Registry.open(tmp_path / "registry") as opened:
        yield opened


def test_nobody_is_withheld_until_somebody_decides_it(registry: Registry) -> None:
    assert released(registry.record, "daro-velin") == Released()
    assert all_released(registry.record) == {}
    assert unsaid_names(registry.record) == frozenset()


def test_who_is_withheld_is_so_until_it_is_undone(registry: Registry) -> None:
    made = withholding.withhold(registry.record, "daro-velin", because="asked for by the family")
    found = released(registry.record, "daro-velin")
    assert found.withheld
    assert not found.shows("charges")
    assert "Daro Vélin" in unsaid_names(registry.record)
    assert list(all_released(registry.record)) == ["daro-velin"]
    withholding.undo(registry.record, made.id)
    assert released(registry.record, "daro-velin") == Released()
    assert [(each.id, each.undone_by is None) for each in withholding.decided(registry.record)] == [(made.id, False)]
    with pytest.raises(AlreadyDecided):
        withholding.undo(registry.record, made.id)


def test_a_name_takes_all_with_it_that_would_tell_it(registry: Registry) -> None:
    withholding.withhold(registry.record, "daro-velin", ["name"], because="asked for")
    found = released(registry.record, "daro-velin")
    assert not found.withheld
    assert [name for name in fields() if found.shows(name)] == [
        "gender", "charges", "places", "courts", "dates", "acts", "health", "recognitions",
    ]  # fmt: skip


def test_what_is_no_field_is_refused_and_never_shown(registry: Registry) -> None:
    with pytest.raises(UnknownTerm):
        Released().shows("fotograph")
    with pytest.raises(UnknownTerm):
        withholding.withhold(registry.record, "daro-velin", ["fotograph"], because="asked for")
    with pytest.raises(UnknownTerm):
        withholding.withhold(registry.record, "daro-velin", because=" ")
    with pytest.raises(NotFound):
        withholding.withhold(registry.record, "nobody", because="asked for")


def test_whoever_a_withheld_person_becomes_is_withheld(registry: Registry) -> None:
    withholding.withhold(registry.record, "tessa-orn", because="asked for")
    registry.same("Tessa Orn", "Daro Velin")
    (one,) = all_released(registry.record)
    assert released(registry.record, one).withheld
    registry.undo(registry.decisions[0].decision.id)
    assert list(all_released(registry.record)) == ["tessa-orn"]


@pytest.mark.parametrize(
    ("covers", "state", "expected"),
    [
        (["photo"], "given", Released()),
        (["photo"], "withdrawn", Released(hidden=frozenset({"photo"}))),
        (["birthday", "address"], "withdrawn", Released(hidden=frozenset({"birthday", "address"}))),
        (["everything", "photo"], "withdrawn", Released(withheld=True)),
    ],
)
def test_a_consent_that_is_withdrawn_hides_what_it_covered(
    registry: Registry, covers: list[str], state: str, expected: Released
) -> None:
    casework, given = CaseworkOf(registry.record), {"who": "a sister", "covers": covers, "on": "2025-05-01"}
    made = casework.add("consent", {**given, "state": "given"}, person=whom(registry.record, "Daro Velin"))
    assert released(registry.record, "daro-velin") == Released()
    casework.change(made.number, {**given, "state": state})
    assert released(registry.record, "daro-velin") == expected
    assert len(casework.versions(made.number)) == 2


def test_a_consent_that_is_over_hides_what_it_covered_from_the_next_day_on(registry: Registry) -> None:
    casework, today = CaseworkOf(registry.record), datetime.now(UTC).date()
    given = {"who": "a sister", "covers": ["photo"], "state": "given", "on": "2025-05-01", "until": str(today)}
    made = casework.add("consent", given, person=whom(registry.record, "Daro Velin"))
    assert released(registry.record, "daro-velin") == Released()
    assert made.day == today
    casework.change(made.number, {**given, "until": str(today - timedelta(days=1))})
    assert not released(registry.record, "daro-velin").shows("photo")
    assert released(registry.record, "daro-velin").shows("name")
    casework.change(made.number, {**given, "on": str(today), "until": ""})
    assert released(registry.record, "daro-velin") == Released()
    with pytest.raises(UnknownTerm, match="no day before"):
        casework.change(made.number, {**given, "until": "2025-04-30"})


def test_a_consent_that_withholds_is_neither_taken_out_nor_turned_back_by_the_way(registry: Registry) -> None:
    casework = CaseworkOf(registry.record)
    given = {"who": "a sister", "covers": ["photo"], "state": "given", "on": "2025-05-01"}
    made = casework.add("consent", given, person=whom(registry.record, "Daro Velin"))
    casework.change(made.number, {**given, "state": "withdrawn"})
    assert casework.entry(made.number).withholds == ("photo",)
    for by_the_way in (lambda: casework.remove(made.number), lambda: casework.restore(made.number, 1)):
        with pytest.raises(UnknownTerm, match="say why"):
            by_the_way()
    assert not released(registry.record, "daro-velin").shows("photo")
    casework.remove(made.number, because="it was somebody else's")
    assert casework.entry(made.number).withholds is None
    assert released(registry.record, "daro-velin") == Released()
    casework.restore(made.number, 2)
    assert not released(registry.record, "daro-velin").shows("photo")
    casework.restore(made.number, 1, because="she called: it was a mistake")
    assert released(registry.record, "daro-velin") == Released()


def test_a_consent_is_about_somebody(registry: Registry) -> None:
    given = {"who": "a sister", "covers": ["photo"], "state": "refused", "on": "2025-05-01"}
    with pytest.raises(UnknownTerm, match="Say whom the consent is about"):
        CaseworkOf(registry.record).add("consent", given, about=" ")
    CaseworkOf(registry.record).add("consent", given, about="Daro Vélin")
    assert not released(registry.record, "daro-velin").shows("photo")


def test_where_no_document_has_the_mentions_any_more_the_name_withholds(registry: Registry) -> None:
    from habeas.record import withholding as rows

    gone = ("0" * 64 + " Daro Velin",)
    rows.add(registry.record, gone, "Daro Velin", (), by="lena", made=datetime.now(UTC), because="asked for")
    assert released(registry.record, "daro-velin").withheld
    assert list(all_released(registry.record)) == ["daro-velin"]


def test_the_name_of_somebody_who_was_withheld_stays_unsaid_when_no_person_has_it_any_more(registry: Registry) -> None:
    from habeas.record import withholding as rows

    for number, (name, some) in enumerate((("Nima Orrel", ()), ("Ola Brask", ("name",)), ("Ivo Senn", ("photo",)))):
        key = f"{str(number) * 64} {name}"
        rows.add(registry.record, (key,), name, some, by="lena", made=datetime.now(UTC), because="asked for")
    assert unsaid_names(registry.record) == {"Nima Orrel", "Ola Brask"}
