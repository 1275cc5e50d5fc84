"""A dossier on a court that the annotated documents name has all its annotated acts, and the document as exhibit."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.build import a_document, an_extraction

from habeas import model
from habeas.answers.dossier.check import check_bundle
from habeas.answers.dossier.criteria import regimes_named
from habeas.dates import PartialDate
from habeas.record import store
from habeas.work.derive import derive
from habeas.work.dossier_files import as_form, bundled
from habeas.work.dossiers import DossiersOf
from habeas.work.registry import Registry

NAME = "azerbaijan-report-2019"


def annotated(text: str, entry: dict[str, object]) -> model.Claim:
    """A claim as people annotated it."""
    quotes = tuple(model.Quote(text.index(each), text.index(each) + len(each), each) for each in entry["quotes"])
    several = {name: tuple(entry[name]) for name in ("persons", "organizations", "actors", "charges")}
    plain = {name: entry[name] for name in ("type", "group", "number", "place", "term", "modality")}
    when = None if entry["date"] is None else PartialDate.parse(str(entry["date"]))
    return model.Claim(quotes=quotes, date=when, **several, **plain)


@pytest.mark.shared
def test_a_court_of_the_annotated_documents_has_its_acts_and_exhibits(registry: Registry, shared: Path) -> None:
    content = (shared / "gold" / "dev" / f"{NAME}.txt").read_bytes()
    told = json.loads((shared / "gold" / "dev" / f"{NAME}.json").read_text(encoding="utf-8"))
    kept = registry.record.archive.keep_bytes(content)
    document = a_document(content.decode(), country="AZ", publisher="A ministry", id=kept)
    claims = [annotated(document.text, entry) for entry in told["claims"]]
    arrival = store.Arrival((store.Origin(document.name),), len(content), "test", datetime(2025, 1, 2, tzinfo=UTC))
    store.store(registry.record, document, an_extraction(document, *claims), arrival)
    derive(registry.record)
    court = {"Baku Court of Grave Crimes", "Baku Grave Crimes Court"}
    wanted = {(each.type, one) for each in claims if court & set(each.actors) for one in each.persons}
    work = DossiersOf(registry.record)
    found = work.on("Baku Court on Grave Crimes", date(2025, 6, 1))
    assert {(each.act.type, each.victim) for each in found.acts} == wanted
    assert len(wanted) >= 5
    assert {each.degree for each in found.acts if each.act.type == "sentence"} == {"presided"}
    assert [each.sha256 for each in found.exhibits] == [document.id]
    assessed = work.assess(found, regimes_named(["eu-global"]))
    assert {each.key: each.state for each in assessed[0].proposals}["eu-global/detention"] == "proposed"
    bundle = bundled(registry.record, found, {"dossier.pdf": as_form(registry.record, found, assessed, "pdf")})
    assert check_bundle(io.BytesIO(bundle)).faults == ()
