"""Dossiers of a registry: an actor is found by any name, a criterion is met when a person says so; and screenings."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.build import a_claim, a_document, a_quote, an_extraction

from habeas import model
from habeas.answers.dossier.check import check_bundle
from habeas.answers.dossier.criteria import regimes_named
from habeas.answers.site.redaction import Redactor
from habeas.documents.unseen import CHANGES, Unseen
from habeas.errors import BadReason, BadScreening, NotAllowed, NotFound, UnknownTerm
from habeas.record import store
from habeas.record.connect import Record
from habeas.work import dossier_release
from habeas.work.actors import actor_named
from habeas.work.derive import derive
from habeas.work.dossier_files import as_form, bundled, write_private
from habeas.work.dossier_release import enclosing
from habeas.work.dossiers import DossiersOf, parent_of
from habeas.work.leaving_out import Unsaid
from habeas.work.registry import Registry
from habeas.work.screening import ScreeningOf
from habeas.work.withholding import undo, withhold

TODAY = date(2025, 6, 1)
ARRIVED = datetime(2025, 1, 2, tzinfo=UTC)
SENTENCED = "The Halem District Court sentenced Maria Quispe to two years."
AGAIN = "Judge Dara Minh of the Halem District Court had Maria Quispe sentenced; Oan Minh, his brother, watched."
FREED = "The Court of Appeal overturned the sentence and released Maria Quispe."
HARMED = "Dara Minh was threatened in Halem."
PEOPLE = ("Dara Minh", "Oan Minh", "Maria Quispe")
DIAL = "person:dara-minh"


def store_all(record: Record) -> None:
    """A judge and a court, told of by two papers, a release by a higher court, and a threat to the judge."""
    when = {"publisher": "Lantern", "published": "2024-06-01"}
    _add(record, SENTENCED, told(SENTENCED, "sentence", "Maria Quispe", "2024-05", "Halem District Court"), **when)
    judge = told(AGAIN, "sentence", "Maria Quispe", "2024-05", "Dara Minh")
    posts = (model.Affiliation("Dara Minh", "judge", "Halem District Court", a_quote(AGAIN, "Judge Dara Minh")),)
    kin = (model.Kin("Dara Minh", "Oan Minh", "brother", a_quote(AGAIN, "Oan Minh, his brother")),)
    posts += (model.Affiliation("Oan Minh", "owner", "Minh Trade", a_quote(AGAIN, "Oan Minh")),)
    people = tuple(model.NamedPerson(name, (a_quote(AGAIN, name).span,)) for name in PEOPLE)
    _add(record, AGAIN, judge, publisher="Courier", affiliations=posts, kin=kin, people=people)
    later = {"publisher": "Lantern", "published": "2025-01-02"}
    _add(record, FREED, told(FREED, "release", "Maria Quispe", "2025-01", "Court of Appeal of Halem"), **later)
    _add(record, HARMED, told(HARMED, "threat", "Dara Minh"), publisher="Lantern")


def told(text: str, kind: str, person: str, when: str | None = None, *actors: str) -> model.Claim:
    return a_claim(kind, person, when, quote=a_quote(text), actors=actors)


def _add(record: Record, text: str, claim: model.Claim, **rest: object) -> None:
    extra = {name: rest.pop(name) for name in ("affiliations", "kin", "people") if name in rest}
    document = a_document(text, country="XV", name=f"{text[:5]}.txt", **rest)
    record.archive.keep_bytes(text.encode())
    arrival = store.Arrival((store.Origin(document.name),), len(text), "test", ARRIVED)
    store.store(record, document, an_extraction(document, claim, **extra), arrival)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Registry.open(tmp_path_factory.mktemp("dossiers") / "registry") as registry:
        store_all(registry.record)
        derive(registry.record)
        yield registry.record


def test_a_court_has_its_acts_what_overturned_them_and_its_people(record: Record) -> None:
    found = DossiersOf(record).on("the Halem District Court", TODAY)
    assert [(each.number, each.victim, each.degree) for each in found.acts] == [("A1", "Maria Quispe", "presided")]
    assert [each.kind for each in found.acts[0].against] == ["reversed"]
    assert [(each.person, each.title) for each in found.offices] == [("Dara Minh", "judge, Halem District Court")]
    assert all(each.received is not None and each.received.received == ARRIVED for each in found.exhibits)


def test_a_judge_who_was_also_threatened_has_both_sides_in_the_dossier(record: Record) -> None:
    found = DossiersOf(record).on("Minh Dara", TODAY)
    assert [(each.act.type, each.degree) for each in found.acts] == [("sentence", "presided")]
    assert "so called in a document that tells of the act" in found.acts[0].offices[0]
    assert [each.act.type for each in found.suffered] == ["threat"]
    assert [(each.name, each.word) for each in found.relatives] == [("Oan Minh", "brother")]
    assert [each.name for each in found.superiors] == ["Halem District Court"]


def test_a_name_that_several_answer_to_is_answered_with_a_list(record: Record) -> None:
    with pytest.raises(NotFound, match=r"person:dara-minh.*person:oan-minh"):
        actor_named(record, "Minh")
    with pytest.raises(NotFound, match="No person and no organization"):
        actor_named(record, "organization:dara-minh")
    with pytest.raises(NotFound, match="No person and no organization"):
        actor_named(record, "")


def test_a_circular_chain_of_command_in_the_record_does_not_hang(record: Record) -> None:
    from habeas.record import models

    rows = models.Organization.objects.using(record.alias)
    court = actor_named(record, "Halem District Court").id
    appeal = actor_named(record, "Court of Appeal of Halem").id
    rows.filter(pk=court).update(parent=appeal)
    rows.filter(pk=appeal).update(parent=court)
    try:
        found = DossiersOf(record).on("Halem District Court", TODAY)
        assert ([each.id for each in found.superiors], found.circle) == ([appeal], "Halem District Court")
        told = as_form(record, found, (), "text").decode().replace("\n", " ")
        assert "comes back to itself at Halem District Court" in told
    finally:
        rows.update(parent=None)


def test_a_criterion_is_met_when_a_person_says_so_until_it_is_taken_back(record: Record) -> None:
    work = DossiersOf(record)
    with Registry.open(record.folder) as registry:
        first = work.decide(DIAL, "eu-global/detention", "met", because="two trials were observed", by="ana")
        work.decide(DIAL, "eu-global/detention", "not met", because="the observer retracted", by="bo")
        said = work.on(DIAL, TODAY).said["eu-global/detention"]
        assert (said.answer, said.by, said.because) == ("not met", "bo", "the observer retracted")
        registry.undo(said.id, because="it was another trial", by="cy")
        derive(record)
        assert work.on(DIAL, TODAY).said["eu-global/detention"].id == first.id
        told = [each.what for each in registry.history("person:dara-minh")]
        assert any("Arbitrary arrests or detentions” is met by Dara Minh" in each for each in told)
        assert not work.on("Halem District Court", TODAY).said
        registry.undo(first.id)


def test_a_criterion_needs_a_reason_and_has_to_exist(record: Record) -> None:
    work = DossiersOf(record)
    with pytest.raises(BadReason):
        work.decide(DIAL, "eu-global/detention", "met", because=" ")
    with pytest.raises(UnknownTerm, match="eu-global/torture"):
        work.decide(DIAL, "eu-global/dreams", "met", because="x")
    with pytest.raises(UnknownTerm, match="no answer"):
        work.decide(DIAL, "eu-global/torture", "perhaps", because="x")


def test_the_exhibits_are_the_bytes_as_received_and_their_zip_is_whole(record: Record, tmp_path: Path) -> None:
    work = DossiersOf(record)
    found = work.on("Halem District Court", TODAY)
    assessed = work.assess(found, regimes_named(["eu-global"]))
    content = bundled(record, found, {"dossier.txt": as_form(record, found, assessed, "text")})
    report = check_bundle(io.BytesIO(content))
    assert (report.faults, report.files) == ((), len(found.exhibits) + 1)
    write_private(tmp_path / "d.zip", content)
    assert (tmp_path / "d.zip").stat().st_mode & 0o777 == 0o600
    with pytest.raises(NotFound, match="no folder"):
        write_private(tmp_path / "nowhere" / "d.zip", content)


def test_nobody_who_is_withheld_is_named_in_what_is_sent(record: Record) -> None:
    work = DossiersOf(record)
    quispe = withhold(record, "maria-quispe", because="her family is threatened")
    minh = withhold(record, "oan-minh", because="he asked for it")
    try:
        found = work.to_send(DIAL, TODAY)
        assert (found.acts, found.withheld, found.relatives) == ((), 1, ())
        content = bundled(record, found, {"dossier.txt": as_form(record, found, (), "text")})
        with zipfile.ZipFile(io.BytesIO(content)) as bundle:
            everything = b"\n".join(bundle.read(name) for name in bundle.namelist()).decode()
        assert "Quispe" not in everything
        assert "Oan Minh" not in everything
        assert json.loads(zipfile.ZipFile(io.BytesIO(content)).read("manifest.json"))["not_enclosed"]
        report = check_bundle(io.BytesIO(content))
        assert report.faults == ()
        assert report.not_enclosed == tuple(each.number for each in found.exhibits if not each.enclosed)
        assert f"Not enclosed: {', '.join(report.not_enclosed)}." in everything
        assert len(work.on(DIAL, TODAY).acts) == 1
        with pytest.raises(NotAllowed, match="no dossier to send"):
            work.to_send("person:oan-minh", TODAY)
    finally:
        undo(record, quispe.id)
        undo(record, minh.id)


def test_a_surname_alone_is_cut_out_of_the_sentences_of_others(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    work = DossiersOf(record)
    gathered = work.gather(work.actor(DIAL))
    claim = gathered.acts[0].act.claims[0]
    quote = claim.claim.quotes[0]
    alone = model.Span(quote.start + quote.text.index("Halem"), quote.start + quote.text.index("Halem") + 5)
    places = {claim.document.id: (alone,)}
    held = Unsaid(frozenset(), frozenset(), Redactor(frozenset({"Nobody Here"}), places=places))
    monkeypatch.setattr(dossier_release, "unsaid", lambda _: held)
    told = dossier_release.releasable(record, gathered).acts[0].act.claims[0].claim.quotes[0]
    assert "Halem" not in told.text
    assert "[name withheld]" in told.text


@pytest.mark.parametrize("came", [{"file": "mariaquispe.pdf"}, {"url": "https://paper.example/mariaquispe"}])
def test_a_document_whose_file_or_address_names_who_is_withheld_is_not_enclosed(
    record: Record, came: dict[str, str]
) -> None:
    quispe = withhold(record, "maria-quispe", because="her family is threatened")
    try:
        found = DossiersOf(record).to_send(DIAL, TODAY)
        one = next(each for each in found.exhibits if each.enclosed and each.received is not None)
        assert one.received is not None
        file, url = came.get("file", one.received.file), came.get("url")
        named = replace(one, card=replace(one.card, url=url), received=replace(one.received, file=file))
        (sent,) = enclosing(record, replace(found, exhibits=(named,))).exhibits
        assert not sent.enclosed
        assert "quispe" not in str(sent).casefold()
    finally:
        undo(record, quispe.id)


def test_a_document_whose_file_names_unseen_who_is_withheld_is_not_enclosed(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dossier_release, "unseen", lambda _: Unseen((CHANGES,), "struck out by Maria Quispe"))
    found = DossiersOf(record).to_send(DIAL, TODAY)
    assert all(each.enclosed and each.carries == (CHANGES,) for each in found.exhibits)
    assert CHANGES in as_form(record, found, (), "text").decode().replace("\n", " ").replace("      ", "")
    quispe = withhold(record, "maria-quispe", because="her family is threatened")
    try:
        assert not any(each.enclosed for each in DossiersOf(record).to_send(DIAL, TODAY).exhibits)
    finally:
        undo(record, quispe.id)


# --- screening ----------------------------------------------------------------------------------------


@pytest.fixture
def a_list(tmp_path: Path) -> Path:
    entities = [
        {"id": "Q7", "schema": "Person", "properties": {"name": ["Дара Минх"], "country": ["xv"]}},
        {"id": "S7", "schema": "Sanction", "properties": {"entity": ["Q7"], "program": ["GLOMAG"]}},
        {"id": "V1", "schema": "Vessel", "properties": {"name": ["Dara Minh"]}},
        {"id": "Q8", "schema": "Organization", "properties": {"name": ["District Court of Halem"]}},
        {"id": "Q9", "schema": "Person", "properties": {"name": ["Someone Else"]}},
    ]
    path = tmp_path / "moon.ftm.json"
    path.write_bytes(b"\n".join([*(json.dumps(each).encode() for each in entities), b'{"id": broken', b""]))
    return path


def test_a_list_is_looked_through_and_its_matches_are_only_suggestions(record: Record, a_list: Path) -> None:
    work = ScreeningOf(record)
    looked, number = work.screen(a_list, by="ana")
    assert (looked.dataset, looked.entities, looked.other, looked.malformed) == ("moon", 3, 2, 1)
    assert looked.problems == ((6, "it is not JSON"),)
    assert number == 2
    found = work.suggestions(actor_named(record, DIAL))
    assert [(each.kept.entity, each.actor, each.state) for each in found] == [("Q7", DIAL, "open")]
    assert found[0].kept.listed["programmes"] == ["GLOMAG"]
    assert DossiersOf(record).on(DIAL, TODAY).confirmed == ()


def test_only_a_confirmed_match_is_told_in_a_dossier_and_the_next_edition_keeps_it(
    record: Record, a_list: Path
) -> None:
    work = ScreeningOf(record)
    work.screen(a_list, by="ana")
    number = next(each.kept.id for each in work.suggestions() if each.kept.entity == "Q7")
    with pytest.raises(BadReason):
        work.decide(number, "confirmed", because="")
    made = work.decide(number, "confirmed", because="the same court", by="ana")
    work.screen(a_list, by="ana")
    derive(record)
    assert [each.state for each in work.suggestions(actor_named(record, DIAL))] == ["confirmed"]
    (told,) = DossiersOf(record).on(DIAL, TODAY).confirmed
    listed = as_form(record, DossiersOf(record).on(DIAL, TODAY), (), "text").decode()
    assert "Confirmed by a person, 20" in listed
    assert ": the same court (list with SHA-256" in " ".join(listed.split())
    assert (told.entity, told.dataset, told.by, told.programmes) == ("Q7", "moon", "ana", ("GLOMAG",))
    with Registry.open(record.folder) as registry:
        registry.undo(made.id, by="bo")
    assert DossiersOf(record).on(DIAL, TODAY).confirmed == ()


@pytest.mark.parametrize("content", [b"", b"not a list\n", b"\x00" * 100])
def test_a_file_without_an_entity_is_refused(record: Record, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list.json").write_bytes(content)
    with pytest.raises(BadScreening, match=r"list\.json has no entity"):
        ScreeningOf(record).screen(tmp_path / "list.json")
    with pytest.raises(BadScreening, match="cannot be read"):
        ScreeningOf(record).screen(tmp_path / "nowhere.json")


def test_there_is_no_match_of_another_number(record: Record) -> None:
    with pytest.raises(NotFound, match="no match 99999"):
        ScreeningOf(record).decide(99999, "confirmed", because="x")


def test_the_bodies_above_a_court_are_those_of_the_gazetteer(record: Record) -> None:
    above = parent_of(record)
    assert [above(one) for one in ("az-sabail-district", "az-baku-appeal", "az-supreme-court", "nobody")] == [
        "az-baku-appeal",
        "az-supreme-court",
        None,
        None,
    ]


def test_a_company_of_a_relative_is_told_with_its_exhibit(record: Record) -> None:
    found = DossiersOf(record).on("Dara Minh", TODAY)
    assert [(each.organization, each.person, each.role) for each in found.companies] == [
        ("Minh Trade", "Oan Minh", "owner")
    ]
    text = as_form(record, found, (), "text").decode()
    assert "Minh Trade: Oan Minh, owner" in text


def test_who_is_said_to_have_failed_to_prevent_violence_has_it_in_their_dossier(registry: Registry) -> None:
    text = "Warden Dara Minh failed to prevent the beating of Maria Quispe by other prisoners."
    claim = told(text, "torture", "Maria Quispe", "2024-05", "prisoners")
    people = tuple(model.NamedPerson(name, (a_quote(text, name).span,)) for name in ("Dara Minh", "Maria Quispe"))
    posts = (model.Affiliation("Dara Minh", "warden", None, a_quote(text, "Warden Dara Minh")),)
    _add(registry.record, text, claim, publisher="Lantern", people=people, affiliations=posts)
    derive(registry.record)
    (act,) = DossiersOf(registry.record).on("Dara Minh", TODAY).acts
    assert (act.act.type, act.degree, act.victim, act.act.actors) == (
        "torture",
        "failed to prevent",
        "Maria Quispe",
        ("prisoners",),
    )


def test_words_of_denial_in_the_same_paragraph_stand_among_what_speaks_against_an_act(registry: Registry) -> None:
    text = "Guards of Halem Prison beat Maria Quispe. The prison denied the allegations of torture.\nIt rained."
    claim = a_claim("torture", "Maria Quispe", "2024-05", quote=a_quote(text, text[:41]), actors=("Halem Prison",))
    _add(registry.record, text, claim, publisher="Lantern")
    derive(registry.record)
    (act,) = DossiersOf(registry.record).on("Halem Prison", TODAY).acts
    assert [each.kind for each in act.against] == ["denied beside"]
    assert "“The prison denied the allegations of torture.”" in act.against[0].sentence


def test_whoever_is_withheld_is_named_in_no_denial_beside_an_act_that_is_sent(registry: Registry) -> None:
    text = "Guards of Halem Prison beat Maria Quispe. The prison denied the allegations of Ana Torr."
    claim = a_claim("torture", "Maria Quispe", "2024-05", quote=a_quote(text, text[:41]), actors=("Halem Prison",))
    people = tuple(model.NamedPerson(name, (a_quote(text, name).span,)) for name in ("Maria Quispe", "Ana Torr"))
    _add(registry.record, text, claim, publisher="Lantern", people=people)
    derive(registry.record)
    withhold(registry.record, "ana-torr", because="she asked")
    work = DossiersOf(registry.record)
    assert "Ana Torr" in work.on("Halem Prison", TODAY).acts[0].against[0].sentence
    sent = work.to_send("Halem Prison", TODAY)
    assert "Torr" not in repr(sent.acts)
    assert "Torr" not in as_form(registry.record, sent, (), "text").decode()
