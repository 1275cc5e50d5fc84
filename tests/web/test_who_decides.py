"""Who may decide what, and under whose name it is recorded."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Barrier, Thread

import pytest
from tests.web.conftest import Answer
from tests.web.sample import HOSTILE, make_registry
from tests.web.visitor import Visitor, make_accounts, make_token, words

from habeas.web import access
from habeas.web.serve import application
from habeas.work.registry import Registry
from habeas.work.roles import roles

pytestmark = pytest.mark.door
ROLES = tuple(roles())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    make_accounts(tmp_path / "registry", *ROLES)
    return tmp_path / "registry"


def test_a_decision_is_recorded_under_the_account_and_not_under_who_runs_the_server(own: Path) -> None:
    visitor = signed_in(own, "reviewer")
    assert decide(visitor, first(own), "reject").status == 303
    with Registry.open(own) as registry:
        assert [entry.decision.by for entry in registry.decisions] == ["reviewer"]


def test_who_annotates_corrects_and_neither_accepts_nor_rejects(own: Path) -> None:
    visitor, claim = signed_in(own, "annotator"), first(own)
    for answer in ("accept", "as-read", "reject"):
        assert decide(visitor, claim, answer).status == 403
    assert "Accept" not in words(visitor.get("/review").text)
    assert decide(visitor, claim, "correct", place="Orr").status == 303
    with Registry.open(own) as registry:
        assert [(held.review.answer, held.review.by) for held in registry.reviews] == [("correct", "annotator")]


def test_who_annotates_cannot_accept_by_a_correction_of_nothing(own: Path) -> None:
    answer = decide(signed_in(own, "annotator"), first(own), "correct")
    assert answer.status == 403
    with Registry.open(own) as registry:
        assert len(registry.reviews) == 0


def test_who_annotates_cannot_accept_by_adding_what_is_there(own: Path) -> None:
    claim = first(own)
    with Registry.open(own) as registry:
        registry.reviews.reject(claim)
        read = registry.reviews.as_read(claim)
    fields = {"type": read.claim.type, "persons": "\n".join(read.claim.persons), "quotes": read.claim.quotes[0].text,
              "date": str(read.claim.date or ""), "modality": read.claim.modality, "group": read.claim.group or "",
              "actors": "\n".join(read.claim.actors), "place": read.claim.place or ""}  # fmt: skip
    answer = signed_in(own, "annotator").post("/review/add", {"document": read.document.id, **fields})
    assert answer.status == 403
    with Registry.open(own) as registry:
        assert [held.review.answer for held in registry.reviews] == ["reject"]


def test_who_annotates_takes_back_only_what_they_decided_themselves(own: Path) -> None:
    annotator, reviewer, claim = signed_in(own, "annotator"), signed_in(own, "reviewer"), first(own)
    decide(annotator, claim, "correct", place="Orr")
    assert annotator.post("/review/undo", {"decision": "1"}).status == 303
    assert decide(reviewer, claim, "reject", seen="2").status == 303
    assert annotator.post("/review/undo", {"decision": "3"}).status == 403
    assert decide(annotator, claim, "correct", place="Orr", seen="3").status == 403
    assert reviewer.post("/review/undo", {"decision": "3"}).status == 303


def test_who_annotates_takes_back_that_somebody_named_anew_is_another_person(own: Path) -> None:
    annotator, reviewer, claim = signed_in(own, "annotator"), signed_in(own, "reviewer"), first(own)
    assert decide(annotator, claim, "correct", persons="Daro Velin (new)").status == 303
    decide(reviewer, claim, "reject", seen="9")
    with Registry.open(own) as registry:
        (named,) = [each.decision for each in registry.decisions if each.decision.subject == "people"]
        (rejected,) = [each.id for each in registry.history() if each.by == "reviewer"]
    assert named.by == "annotator"
    page = annotator.get("/history").text
    assert "/review?claim=" in page
    # Who only reads is led to the words, not to a page that is not for them.
    seen = signed_in(own, "viewer").get("/history").text
    assert "/review?claim=" not in seen
    assert re.search(r'href="/documents/[0-9a-f]+#', seen)
    assert f"Take back decision {named.id}" in page
    assert f"Take back decision {rejected}" not in page
    assert annotator.post("/review/take-back", {"decision": str(rejected)}).status == 403
    assert annotator.post("/review/take-back", {"decision": str(named.id)}).status == 303


def test_who_annotates_is_offered_no_edit_of_what_another_decided(own: Path) -> None:
    annotator, reviewer, claim = signed_in(own, "annotator"), signed_in(own, "reviewer"), first(own)
    assert "edit=1" in annotator.get(f"/review?claim={claim}").text
    decide(reviewer, claim, "accept")
    assert "edit=1" not in annotator.get(f"/review?claim={claim}").text
    assert "edit=1" in reviewer.get(f"/review?claim={claim}").text


def test_every_record_leads_a_viewer_to_its_history(own: Path) -> None:
    viewer = signed_in(own, "viewer")
    with Registry.open(own) as registry:
        claim = registry.reviews.first(type="arrest")
        assert claim is not None
        registry.reviews.reject(claim.claim_id)
        document = registry.claims[0].document.id
    for page in (f"/documents/{document}", "/people/daro-velin", "/organizations/xv-police"):
        links = re.findall(r'href="(/history\?about=[^"]+)"', viewer.get(page).text)
        assert links, page
        assert all(viewer.get(link).status == 200 for link in links)


def test_only_who_manages_the_registry_sees_folders_of_the_server(own: Path) -> None:
    with Registry.open(own) as registry:
        document = registry.documents[0].id
    pages = ("/documents", f"/documents/{document}", f"/api/documents/{document}")
    for role in ("viewer", "administrator"):
        visitor, token = signed_in(own, role), {"HTTP_AUTHORIZATION": f"Bearer {token_of(own, role)}"}
        texts = [visitor.get(page, **(token if "/api/" in page else {})).text for page in pages]
        assert ["sample/" in text for text in texts] == [role == "administrator"] * 3
        assert "empty.pdf" in texts[0]


def test_an_error_names_the_folder_to_who_manages_the_registry_only(own: Path) -> None:
    from django.test import RequestFactory

    from habeas.web.telling import sentence

    with Registry.open(own) as registry:
        for role, said in (("viewer", "Another build is writing to this registry; wait."), ("administrator", str(own))):
            request = RequestFactory().get("/")
            request.META.update({"habeas.registry": registry, "habeas.who": access.Who(role, role)})
            assert said in sentence(request, f"Another build is writing to {own}; wait.")


def test_the_undo_that_a_page_offers_is_of_ones_own_last_decision(own: Path) -> None:
    reviewer, other = signed_in(own, "reviewer"), signed_in(own, "administrator")
    decide(reviewer, first(own), "reject")
    assert 'action="/review/undo"' in reviewer.get("/review").text
    assert 'action="/review/undo"' not in other.get("/review").text


def test_two_accounts_that_decide_the_same_claim_at_once_lose_neither_decision_silently(own: Path) -> None:
    claim, start = first(own), Barrier(2)
    visitors = [signed_in(own, role) for role in ("reviewer", "administrator")]
    answers: dict[str, Answer] = {}

    def decides(name: str, visitor: Visitor, answer: str) -> None:
        start.wait()
        answers[name] = decide(visitor, claim, answer)

    pairs = zip(("reviewer", "administrator"), visitors, ("accept", "reject"), strict=True)
    threads = [Thread(target=decides, args=each) for each in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status for answer in answers.values()) == [303, 409]
    (kept,) = [name for name, answer in answers.items() if answer.status == 303]
    (late,) = [answer for answer in answers.values() if answer.status == 409]
    assert f"{kept} decided on this claim meanwhile" in words(late.text)
    with Registry.open(own) as registry:
        assert [entry.decision.by for entry in registry.decisions] == [kept]


def test_script_in_the_name_of_an_account_is_refused_and_shown_as_text(own: Path) -> None:
    visitor = signed_in(own, "administrator")
    answer = visitor.post("/accounts/add", {"name": HOSTILE, "role": HOSTILE, "password": HOSTILE})
    assert answer.status == 400
    assert HOSTILE not in answer.text


def token_of(folder: Path, role: str, made: dict[tuple[Path, str], str] = {}) -> str:  # noqa: B006 (made once)
    if (folder, role) not in made:
        made[folder, role] = make_token(folder, role)
    return made[folder, role]


def signed_in(folder: Path, name: str) -> Visitor:
    visitor = Visitor(application(folder))
    assert visitor.sign_in(name).status == 303
    return visitor


def first(folder: Path) -> str:
    with Registry.open(folder) as registry:
        place = registry.reviews.first(type="arrest")
        assert place is not None
        return place.claim_id


def decide(visitor: Visitor, claim: str, answer: str, **fields: str) -> Answer:
    return visitor.post("/review/decide", {"claim": claim, "answer": answer, "seen": "0", **fields})
