"""What is kept privately beside a case: forms as data, versions that stay, files that are what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from tests.web.sample import make_registry

from habeas.errors import BadVocabulary, NotFound, NotYourRole, StaleDecision, UnknownTerm, UnreadableDocument
from habeas.work.accounts import AccountsOf
from habeas.work.casework import CaseworkOf, whom
from habeas.work.casework_files import ending_of
from habeas.work.casework_forms import filled_in, kind_named, kinds, moment_of, read_kinds
from habeas.work.casework_typed import fields_typed
from habeas.work.registry import Registry
from habeas.work.words import acting_as

TODAY = date(2025, 6, 1)
PDF = b"%PDF-1.7 a page"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("casework") / "registry"
    make_registry(folder)
    with Registry.open(folder) as opened:
        yield opened


@pytest.fixture
def casework(registry: Registry) -> CaseworkOf:
    return CaseworkOf(registry.record)


def test_every_kind_of_the_data_has_what_the_guide_asks_for() -> None:
    assert list(kinds()) == ["trial", "visit", "legal aid", "family support", "letter", "task", "contact", "consent"]
    fairness = kind_named("trial").field("fairness").checklist
    assert fairness is not None
    assert "article 14" in fairness.source
    assert len(fairness.items) == 16


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"what": "x"}, "needs: day of the hearing"),
        ({"when": "soon"}, "takes a day"),
        ({"when": "2025-02-30"}, "takes a day"),
        ({"when": "0025-02-03"}, "takes a day of the years 1900 to 2199"),
        ({"when": "2025-02-03", "public": "perhaps"}, "takes one of: yes, no, not known"),
        ({"when": "2025-02-03", "fairness": {"99": "violated"}}, "takes for each of its questions"),
        ({"when": "2025-02-03", "fairness": {"14(5) review": "bad"}}, "takes for each of its questions"),
        ({"when": "2025-02-03", "mood": "grim"}, "is no field of a trial observation"),
        ({"when": "2025-02-03", "judge": "x" * 500}, "takes 400 characters"),
    ],
)
def test_a_form_that_is_not_filled_in_as_it_has_to_be_is_refused_by_its_field(given: dict, said: str) -> None:
    with pytest.raises(UnknownTerm, match=said):
        filled_in(kind_named("trial"), given, TODAY)


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("task", {"what": "x", "done": "2025-06-03"}, "'done on' takes a day that has come"),
        ("letter", {"from": "a", "to": "b", "sent": "2031-01-01"}, "'sent on' takes a day that has come"),
        ("legal aid", {"lawyer": "a", "since": "2025-02-03", "until": "2025-02-02"}, "no day before that of the field"),
    ],
)
def test_days_that_contradict_each_other_or_today_are_refused(kind: str, given: dict, said: str) -> None:
    with pytest.raises(UnknownTerm, match=said):
        filled_in(kind_named(kind), given, TODAY)


def test_what_is_planned_lies_ahead_and_tomorrow_has_come_east_of_here() -> None:
    assert filled_in(kind_named("visit"), {"when": "2026-01-01 10:00", "prison": "a"}, TODAY)["when"][:4] == "2026"
    assert filled_in(kind_named("task"), {"what": "x", "done": "2025-06-02"}, TODAY)["done"] == "2025-06-02"
    assert filled_in(kind_named("legal aid"), {"lawyer": "a", "until": "2030-01-01"}, TODAY)["until"] == "2030-01-01"


def test_a_form_keeps_what_was_filled_in_and_nothing_else() -> None:
    given = {"when": "2025-02-03T9:30", "judge": "  a   judge ", "court": "", "fairness": {"14(5) review": "violated"}}
    fairness = {"14(5) review": {"answer": "violated", "note": ""}}
    expected = {"when": "2025-02-03 09:30", "judge": "a judge", "fairness": fairness}
    assert filled_in(kind_named("trial"), given, TODAY) == expected


def test_a_moment_is_a_day_or_a_day_with_its_hour() -> None:
    assert moment_of("2025-02-03") == date(2025, 2, 3)
    assert moment_of("2025-02-03 09:30") == datetime(2025, 2, 3, 9, 30)  # noqa: DTZ001 (as on the wall of the court)
    assert moment_of("25 o'clock") is None


def test_what_is_typed_is_read_by_field_and_question() -> None:
    kind = kind_named("trial")
    found = fields_typed(kind, ["when=2025-02-03", "fairness/14(2)=violated: called guilty"], {"judge": "a judge"})
    assert found == {
        "judge": "a judge", "when": "2025-02-03",
        "fairness": {"14(2) presumption of innocence": {"answer": "violated", "note": "called guilty"}},
    }  # fmt: skip
    assert fields_typed(kind_named("consent"), ["covers=photo", "covers=kin"], {"covers": ["name"]})["covers"] == [
        "photo", "kin",
    ]  # fmt: skip
    for wrong in ("when", "mood=grim", "fairness/99=violated"):
        with pytest.raises(UnknownTerm):
            fields_typed(kind, [wrong])


def test_a_kind_that_speaks_of_fields_that_it_lacks_is_refused() -> None:
    field = {"name": "what", "label": "what", "type": "line"}
    with pytest.raises(BadVocabulary, match="when"):
        read_kinds({"kind": [{"name": "x", "label": "x", "plural": "x", "day": "when", "field": [field]}]})


def test_an_entry_is_about_a_person_under_any_name_and_all_its_versions_stay(casework: CaseworkOf) -> None:
    person = whom(casework.record, "Daro Vélin")
    made = casework.add("task", {"what": "call the lawyer", "due": "2025-07-01"}, person=person, by="lena")
    casework.change(made.number, {"what": "call the lawyer", "done": "2025-07-02"}, because="she called back", by="ima")
    now, before = casework.versions(made.number)
    assert (now.kept.version, now.kept.by, now.done, now.day) == (2, "ima", True, None)
    assert (before.kept.version, before.kept.by, before.day) == (1, "lena", date(2025, 7, 1))
    assert [each.number for each in casework.all(person=person)] == [made.number]
    assert now.person == person


def test_a_removed_entry_leaves_the_lists_and_is_kept(casework: CaseworkOf) -> None:
    made = casework.add("contact", {"name": "a cousin"}, about="Somebody whom nobody reports")
    casework.remove(made.number, because="asked to")
    assert made.number not in [each.number for each in casework.all("contact")]
    assert [each.kept.removed for each in casework.versions(made.number)] == [True, False]
    casework.change(made.number, {"name": "a cousin"})
    assert made.number in [each.number for each in casework.all("contact")]


def test_an_earlier_version_holds_again_with_its_files(casework: CaseworkOf) -> None:
    made = casework.add("contact", {"name": "a cousin"}, files=[("a.pdf", PDF)])
    casework.change(made.number, {"name": "an uncle"})
    casework.detach(made.number, made.files[0].id, because="of somebody else")
    casework.remove(made.number)
    assert [len(each.files) for each in casework.versions(made.number)] == [0, 0, 1, 1]
    with pytest.raises(StaleDecision):
        casework.restore(made.number, 1, seen=3)
    now = casework.restore(made.number, 1, seen=4)
    assert (now.kept.fields, now.files, now.kept.removed, now.kept.version) == (made.kept.fields, made.files, False, 5)
    for missing in (lambda: casework.restore(made.number, 9), lambda: casework.detach(made.number, 999)):
        with pytest.raises(NotFound):
            missing()


def test_two_who_change_one_version_do_not_overwrite_each_other(casework: CaseworkOf) -> None:
    made = casework.add("contact", {"name": "a cousin"})
    casework.change(made.number, {"name": "an uncle"}, seen=1)
    with pytest.raises(StaleDecision):
        casework.change(made.number, {"name": "an aunt"}, seen=1)
    assert casework.entry(made.number).kept.fields == {"name": "an uncle"}


def test_rows_are_neither_changed_nor_deleted(casework: CaseworkOf) -> None:
    from habeas.record import models

    casework.add("contact", {"name": "a cousin"})
    row = models.CaseworkEntry.objects.using(casework.record.alias).first()
    for touch in (row.save, row.delete):
        with pytest.raises(TypeError):
            touch()


def test_tasks_are_told_the_most_urgent_first_and_by_who_does_them(casework: CaseworkOf) -> None:
    late = casework.add("task", {"what": "b", "due": "2031-01-01", "assignee": "Ima"})
    soon = casework.add("task", {"what": "a", "due": "2030-01-01", "assignee": "ima"})
    casework.add("task", {"what": "c", "assignee": "ima", "done": "2024-01-01"})
    assert [each.number for each in casework.tasks("IMA")] == [soon.number, late.number]
    assert len(casework.tasks("ima", done=True)) == 3


def test_a_file_is_kept_apart_from_documents_under_its_hash(casework: CaseworkOf) -> None:
    made = casework.add("letter", {"from": "a", "to": "b"}, files=[("a letter.html", PDF)])
    (file,) = made.files
    found, content = casework.file(made.number, file.id)
    assert (found.kind, found.name, content) == ("pdf", "a letter.html", PDF)
    assert file.sha256 not in casework.record.archive
    assert file.sha256 not in list(casework.record.archive)
    assert len(casework.change(made.number, {"from": "a", "to": "b"}, files=[("b.txt", b"words")]).files) == 2
    with pytest.raises(NotFound):
        casework.file(made.number, file.id + 1000)


NO_KIND = (
    b"", b"\x7fELF\x02\x01\x00\x00", b"<html>", b" <svg/>", b"\xef\xbb\xbf<html>", "\n<html>".encode("utf-16"),
    b"PK\x03\x04 no archive",
)  # fmt: skip


@pytest.mark.parametrize("content", NO_KIND)
def test_a_file_that_is_not_known_by_its_bytes_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        ending_of(content)


def test_a_name_that_means_nobody_is_not_repeated_in_the_error(casework: CaseworkOf) -> None:
    with pytest.raises(NotFound) as told:
        whom(casework.record, "Orso Whoever")
    assert "Orso" not in str(told.value)


def test_on_a_page_only_an_account_with_the_right_gets_there(registry: Registry) -> None:
    accounts = AccountsOf(registry.record)
    accounts.add("boss", "administrator")
    with acting_as("boss", "administrator"), pytest.raises(NotYourRole):
        CaseworkOf(registry.record)
    accounts.grant("boss", "casework", by="boss")
    with acting_as("boss", "administrator"):
        CaseworkOf(registry.record)
    accounts.take("boss", "casework")
    with acting_as("boss", "administrator"), pytest.raises(NotYourRole):
        CaseworkOf(registry.record)
    with pytest.raises(UnknownTerm):
        accounts.grant("boss", "manage")


def test_a_file_that_is_gone_is_told_by_its_number_and_not_by_its_name(registry: Registry) -> None:
    made = CaseworkOf(registry.record).add("letter", {"from": "a", "to": "b"}, files=[("Orso.txt", b"to be lost")])
    assert registry.verify().faults == ()
    (file,) = made.files
    place = registry.record.archive.folder / "casework" / file.sha256[:2] / file.sha256
    place.write_bytes(b"other words")
    (changed,) = registry.verify().faults
    place.unlink()
    (gone,) = registry.verify().faults
    assert "its bytes have the hash" in changed
    assert gone.startswith(f"casework file {file.id}: it is missing")
    assert "Orso" not in changed + gone
