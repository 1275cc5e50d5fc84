"""Who changed what, when, from what to what, of everything or of one record, the newest first."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.work.altered import Altered
from tests.work.corpus import LEAD
from tests.work.test_reviewing import claim
from tests.work.test_survival import Rebuild, one, rebuild

from habeas.errors import HabeasError, NotFound
from habeas.work.history import Field
from habeas.work.registry import Registry

__all__ = ["one", "rebuild"]


def test_each_change_says_what_was_and_what_is(one: Registry) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.accept(arrest.id, by="ana")
    later = one.reviews.correct(arrest.id, {"date": "2023-10-04"}, by="ben", because="the annex")
    one.undo(later.id, by="ana")
    undo, corrected, accepted = one.history()
    assert (accepted.by, accepted.what, accepted.fields) == ("ana", "unreviewed → accepted", ())
    assert (corrected.by, corrected.what, corrected.because) == ("ben", "accepted → corrected", "the annex")
    assert corrected.fields == (Field("date", "2023-10", "2023-10-04"),)
    assert corrected.undone_by == undo.id
    assert (undo.undoes, undo.what) == (later.id, "corrected → accepted")
    assert undo.fields == (Field("date", "2023-10-04", "2023-10"),)


def test_a_second_person_who_decides_the_same_is_told_as_such(one: Registry) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.accept(arrest.id, by="ana")
    one.reviews.accept(arrest.id, by="ben")
    assert one.history()[0].what == "accepted → accepted by another person too"


def test_a_date_is_told_as_it_was_given(one: Registry) -> None:
    one.reviews.correct(claim(one, "arrest", "Ion Vek").id, {"date": "2023-10-04", "date_is": "before"})
    [change] = one.history()
    assert change.fields == (Field("date", "2023-10", "before 2023-10-04"),)
    assert change.date_given == "before 2023-10-04"


def test_an_undo_is_undone_from_its_entry(one: Registry) -> None:
    made = one.reviews.reject(claim(one, "arrest", "Ion Vek").id)
    back = one.undo(made.id).decision
    one.undo(back.id)
    assert [each.what for each in one.history()] == [
        "unreviewed → rejected", "rejected → unreviewed", "unreviewed → rejected"
    ]  # fmt: skip


def test_the_history_of_a_person_a_document_a_claim_an_act_and_an_organization(one: Registry, rebuild: Rebuild) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    on_ion = one.reviews.correct(arrest.id, {"actors": ["Human Rights Watch"]})
    on_ana = one.reviews.accept(claim(one, "release", "Ana Torr").id)
    apart = one.different("Ion Vek", "Ana Torr").decision
    [act] = [act for act in one.acts if act.person_name == "Ion Vek"]
    [court] = [line.organization.id for line in one.organizations]
    [case] = [each.case for each in one.cases() if each.case.person_name == "Ion Vek"]

    def ids(about: str | None) -> list[int]:
        return [each.id for each in one.history(about)]

    assert ids(None) == [apart.id, on_ana.id, on_ion.id]
    assert ids("ion vek") == [apart.id, on_ion.id]
    assert ids(one.documents[0].id[:12]) == [on_ana.id, on_ion.id]
    assert ids(arrest.id) == ids(act.id) == ids(court) == ids(f"case:{case.id}") == [on_ion.id]
    assert ids(f"person:{act.person_id}") == [apart.id, on_ion.id]
    rebuild({0: None}, nobody=True)
    assert ids("Ion Vek") == [apart.id, on_ion.id]
    with pytest.raises(NotFound):
        one.history("Nobody Atall")


def test_the_history_of_an_organization_has_what_is_said_of_it_no_more(tmp_path: Path, registry: Registry) -> None:
    text = "Police arrested Ion Vek on 2023-10-04. Police arrested Ana Torr on 2022-01-09. Human Rights Watch spoke."
    (tmp_path / "a.txt").write_text(LEAD + text)
    told = {place: {"actors": ("Human Rights Watch",)} for place in (0, 1)}
    registry.build([tmp_path / "a.txt"], extractor=Altered("sentences 1", told))
    gone = registry.reviews.reject(claim(registry, "arrest", "Ion Vek").id)
    [body] = [line.organization.id for line in registry.organizations]
    assert [each.id for each in registry.history(body)] == [gone.id]


def test_a_page_of_the_history_asks_the_database_a_bounded_number_of_times(one: Registry) -> None:
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    arrest = claim(one, "arrest", "Ion Vek")
    numbers = []
    for _ in range(2):
        for _ in range(5):
            one.reviews.accept(arrest.id)
        with CaptureQueriesContext(connections[one.record.alias]) as asked:
            one.history("Ion Vek")
        numbers.append(len(asked))
    assert numbers[0] == numbers[1] <= 24


def test_a_history_is_read_page_by_page(one: Registry) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    made = [one.reviews.accept(arrest.id).id for _ in range(5)][::-1]
    first = one.history(limit=2)
    assert [each.id for each in (*first, *one.history(before=first[-1].id))] == made


# --- what was overruled, and gold --------------------------------------------------------------------------


def test_how_often_the_machine_was_overruled_by_type_and_field(one: Registry) -> None:
    one.reviews.correct(claim(one, "arrest", "Ion Vek").id, {"date": "2023-10-04", "place": "Halem"})
    one.reviews.accept(claim(one, "arrest", "Ana Torr").id)
    one.reviews.reject(claim(one, "release", "Ana Torr").id)
    fields = {"type": "threat", "persons": ["Ion Vek"], "quotes": ["The lawyer Mira Sol spoke"]}
    one.reviews.add(one.documents[0].id, fields)
    lines = {line.type: line for line in one.reviews.overruled()}
    assert list(lines) == ["arrest", "release", "threat", "all"]
    arrests = lines["arrest"]
    assert (arrests.reviewed, arrests.overruled.number, arrests.rejected.number) == (2, 1, 0)
    assert {share.name: (share.number, share.of) for share in arrests.fields if share.number} == {
        "date": (1, 2), "place": (1, 2)
    }  # fmt: skip
    assert (lines["threat"].reviewed, lines["threat"].missed, lines["all"].reviewed) == (0, 1, 3)
    low, high = lines["release"].rejected.ends
    assert 0 < low < high == 1


def test_an_interval_is_that_of_wilson() -> None:
    from habeas.work.overruled import Share

    low, high = Share("rejected", 5, 20).ends
    assert (round(low, 3), round(high, 3)) == (0.112, 0.469)
    assert Share("rejected", 0, 0).ends == (0.0, 1.0)


def test_a_correction_counts_once_though_the_claim_was_agreed_with_later(one: Registry, rebuild: Rebuild) -> None:
    arrest = claim(one, "arrest", "Ion Vek")
    one.reviews.correct(arrest.id, {"date": "2023-10-04"})
    rebuild({0: None})
    one.reviews.agree(arrest.id)
    assert (one.reviews.overruled()[0].reviewed, one.reviews.overruled()[0].overruled.number) == (1, 1)


@pytest.fixture
def dated(one: Registry, tmp_path: Path) -> Registry:
    from tests.sentences import Sentences

    (tmp_path / "in" / "a.txt.meta.json").write_text(json.dumps({"published": "2024-01-02", "country": "XV"}))
    one.build([tmp_path / "in"], extractor=Sentences())
    return one


def test_reviewed_documents_are_exported_as_annotated_ones(dated: Registry, tmp_path: Path, shared: Path) -> None:
    for each in list(dated.claims)[1:]:
        dated.reviews.accept(each.id)
    fields = {"type": "threat", "persons": ["Mira Sol"], "quotes": ["The lawyer Mira Sol spoke"], "place": "Nowhere"}
    dated.reviews.add(dated.documents[0].id, fields)
    report = dated.reviews.export_gold(tmp_path / "part")
    assert (report.documents, report.unfinished) == (0, 1)
    dated.reviews.reject(claim(dated, "arrest", "Ion Vek").id)
    report = dated.reviews.export_gold(tmp_path / "gold")
    assert (report.documents, report.claims, report.left_out) == (1, 4, {"place": 1})
    [path] = (tmp_path / "gold").glob("*.json")
    gold = json.loads(path.read_text())
    assert sorted(each["type"] for each in gold["claims"]) == ["arrest", "raid", "release", "threat"]
    assert path.with_suffix(".txt").read_text() == dated.document(dated.documents[0].id).text
    checked = subprocess.run(
        [sys.executable, shared / "gold" / "check.py", tmp_path / "gold"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_unfinished_documents_are_exported_with_what_nobody_reviewed_as_optional(
    dated: Registry, tmp_path: Path
) -> None:
    dated.reviews.accept(claim(dated, "arrest", "Ion Vek").id)
    report = dated.reviews.export_gold(tmp_path / "gold", unfinished=True)
    assert (report.documents, report.claims) == (1, 4)
    [path] = (tmp_path / "gold").glob("*.json")
    optional = [each.get("optional", False) for each in json.loads(path.read_text())["claims"]]
    assert sorted(optional) == [False, True, True, True]
    with pytest.raises(HabeasError, match="not empty"):
        dated.reviews.export_gold(tmp_path / "gold")


def test_a_decision_on_acts_is_told_by_what_their_claims_say_and_so_is_taking_it_back(filled: Registry) -> None:
    first, second = [act for act in filled.acts if act.person_name == "Maria Quispe"][:2]
    made = filled.judged_acts.different(first.id, second.id, by="ana").decision
    filled.undo(made.id, by="ben")
    undone, decided = filled.history()
    names = [f"{act.type} of Maria Quispe, {act.date}" for act in (first, second)]
    assert decided.what == f"“{names[0]}” and “{names[1]}” tell of two acts"
    assert undone.what == f"takes back {made.id}: {decided.what}"
