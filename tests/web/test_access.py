"""Every address, and who may ask it: a table that a new page or operation has to be added to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver
from tests.web.conftest import Answer
from tests.web.sample import HOSTILE, make_registry
from tests.web.visitor import Visitor, make_accounts, make_token, words

from habeas.web import access
from habeas.web.security import HEADERS
from habeas.web.serve import application
from habeas.work.registry import Registry
from habeas.work.roles import CASEWORK, RIGHTS, grantable, least_with, rights, roles

pytestmark = pytest.mark.door
ROLES = tuple(roles())
# Each address with the role that it needs at least; "nobody" for what anybody may open, and "casework" for what only
# accounts may that were given that right. Those of the API come below.
PAGES = {
    "": "viewer", "documents": "viewer", "documents/<str:document_id>": "viewer",
    "documents/<str:document_id>/original": "viewer", "documents/<str:document_id>/explained": "viewer",
    "documents/<str:document_id>/sources": "viewer",
    "people": "viewer", "people/<str:person_id>": "viewer", "organizations": "viewer",
    "organizations/<str:organization_id>": "viewer", "cases": "viewer", "counts": "viewer", "search": "viewer",
    "census": "viewer", "reconcile": "viewer", "responses": "viewer",
    "compare": "viewer", "country-years": "viewer",
    "lists": "viewer", "lists/unified": "viewer", "lists/unified/print": "viewer",
    "imports": "viewer", "imports/<int:number>": "viewer", "imports/look": "reviewer", "imports/add": "reviewer",
    "imports/take-back": "annotator",
    "reports": "viewer", "reports/<int:number>": "viewer", "reports/<int:number>/file": "viewer",
    "reports/begin": "annotator", "reports/<int:number>/build": "annotator", "reports/<int:number>/edit": "annotator",
    "reports/<int:number>/approve": "reviewer", "reports/<int:number>/undo": "annotator",
    "acts": "viewer", "claims": "viewer", "people/<str:person_id>/photo": "viewer", "decide/photo": "reviewer",
    "decide/recognition": "reviewer", "decide/withhold": "reviewer", "decide/release": "reviewer",
    "publication": "reviewer", "decide/publish": "reviewer",
    "about": "viewer", "api": "viewer", "api/openapi.json": "viewer",
    "review": "annotator", "review/decide": "annotator", "review/undo": "annotator",
    "who-is-who": "reviewer", "who-is-who/decide": "reviewer", "who-is-who/undo": "reviewer",
    "review/add": "annotator", "review/take-back": "annotator", "history": "viewer", "stale": "viewer",
    "disagreements": "reviewer", "disagreements/decide": "reviewer", "disagreements/undo": "reviewer",
    "dossier": "viewer", "dossier/file": "viewer", "screening": "reviewer",
    "decide/criterion": "reviewer", "decide/screening": "reviewer", "decide/dossier-undo": "reviewer",
    "decide/acts": "reviewer", "decide/organizations": "reviewer", "decide/undo": "reviewer",
    "decide/count": "reviewer",
    "enter": "nobody", "login": "nobody", "logout": "nobody", "language": "nobody",
    "account": "viewer", "account/password": "viewer", "account/tokens": "viewer", "account/tokens/revoke": "viewer",
    "calendar": "viewer", "calendar/feeds": "viewer", "calendar/feeds/revoke": "viewer",
    "calendar/feeds/renew": "viewer",
    "calendar/feed/<str:token>.ics": "nobody",
    "casework": "casework", "casework/new": "casework", "casework/add": "casework", "casework/change": "casework",
    "casework/remove": "casework", "casework/<int:number>": "casework",
    "casework/<int:number>/files/<int:which>": "casework",
    "accounts": "administrator", "accounts/add": "administrator", "accounts/change": "administrator",
}  # fmt: skip
FORMS = {
    "review/decide", "review/undo", "review/take-back", "who-is-who/decide", "who-is-who/undo", "logout", "language",
    "disagreements/decide", "disagreements/undo", "decide/acts", "decide/organizations", "decide/undo", "decide/count",
    "decide/photo", "account/password", "imports/look", "imports/add", "imports/take-back",
    "decide/criterion", "decide/screening", "decide/dossier-undo",
    "decide/recognition", "decide/withhold", "decide/release",
    "decide/publish",
    "account/tokens", "account/tokens/revoke", "accounts/add", "accounts/change",
    "calendar/feeds", "calendar/feeds/revoke", "calendar/feeds/renew",
    "casework/add", "casework/change", "casework/remove",
    "reports/begin", "reports/<int:number>/build", "reports/<int:number>/edit", "reports/<int:number>/approve",
    "reports/<int:number>/undo",
}  # fmt: skip
OPERATIONS = {
    ("GET", "/api/me"): "viewer", ("GET", "/api/overview"): "viewer", ("GET", "/api/search"): "viewer",
    ("GET", "/api/documents"): "viewer", ("GET", "/api/documents/{document_id}"): "viewer",
    ("GET", "/api/claims"): "viewer", ("GET", "/api/claims/{claim_id}"): "viewer",
    ("GET", "/api/persons"): "viewer", ("GET", "/api/persons/{person_id}"): "viewer",
    ("GET", "/api/organizations"): "viewer", ("GET", "/api/organizations/{organization_id}"): "viewer",
    ("GET", "/api/acts"): "viewer", ("GET", "/api/cases"): "viewer", ("GET", "/api/counts"): "viewer",
    ("GET", "/api/census"): "viewer",
    ("GET", "/api/reconcile"): "viewer",
    ("GET", "/api/responses"): "viewer", ("GET", "/api/silences"): "viewer",
    ("GET", "/api/outcomes"): "viewer", ("GET", "/api/exchanges"): "viewer",
    ("GET", "/api/queue"): "annotator", ("GET", "/api/pairs"): "reviewer",
    ("GET", "/api/decisions"): "viewer", ("GET", "/api/decisions/{decision_id}"): "viewer",
    ("POST", "/api/claims/{claim_id}/decisions"): "annotator",
    ("POST", "/api/pairs/decisions"): "reviewer",
    ("GET", "/api/persons/{person_id}/photo"): "viewer",
    ("POST", "/api/persons/{person_id}/photo"): "reviewer",
    ("POST", "/api/decisions/{decision_id}/undo"): "annotator",
    ("GET", "/api/disagreements"): "reviewer", ("POST", "/api/disagreements/decisions"): "reviewer",
    ("POST", "/api/acts/decisions"): "reviewer", ("POST", "/api/organizations/decisions"): "reviewer",
    ("POST", "/api/documents/{document_id}/claims"): "annotator",
    ("GET", "/api/history"): "viewer", ("GET", "/api/stale"): "viewer",
    ("GET", "/api/casework"): "casework", ("POST", "/api/casework"): "casework",
    ("GET", "/api/casework/kinds"): "casework", ("GET", "/api/casework/{number}"): "casework",
    ("POST", "/api/casework/{number}"): "casework", ("POST", "/api/casework/{number}/remove"): "casework",
    ("POST", "/api/casework/{number}/files"): "casework", ("GET", "/api/casework/{number}/files/{which}"): "casework",
}  # fmt: skip


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A registry with an account and a token for each role; what is asked here changes nothing."""
    from tests.web.conftest import cheap_passwords

    folder = tmp_path_factory.mktemp("access") / "registry"
    make_registry(folder)
    with cheap_passwords():
        make_accounts(folder, *ROLES)
        yield folder


@pytest.fixture
def visitors(team: Path, came_in: dict[str, Visitor]) -> dict[str, Visitor]:
    """The visitors, with this registry's key in place: it is set for a whole process."""
    application(team)
    return came_in


@pytest.fixture(scope="module")
def came_in(team: Path) -> dict[str, Visitor]:
    """For each role somebody who is signed in; "nobody" is not."""
    pages = application(team)
    found = {role: Visitor(pages) for role in (*ROLES, "nobody")}
    before, access.signed_in = access.signed_in, _as_it_is()
    for role in ROLES:
        assert found[role].sign_in(role).status == 303
    access.signed_in = before
    found["nobody"].get("/login")
    return found


def _as_it_is() -> Any:
    from tests.web.conftest import AS_IT_IS

    return AS_IT_IS


@pytest.fixture
def own(tmp_path: Path) -> Path:
    make_registry(tmp_path / "registry")
    make_accounts(tmp_path / "registry", *ROLES)
    return tmp_path / "registry"


def addresses() -> Iterator[tuple[str, Any]]:
    from habeas.web.urls import urlpatterns

    for each in urlpatterns:
        if isinstance(each, URLPattern):
            yield str(each.pattern), each.callback
        else:
            assert isinstance(each, URLResolver)
            assert str(each.pattern) == "api/"


def test_every_page_is_in_the_table_and_declares_what_the_table_says() -> None:
    least = {right: least_with(right) or right for right in RIGHTS}
    declared = {page: least.get(getattr(view, "needs", ""), "nobody") for page, view in addresses()}
    undeclared = [page for page, view in addresses() if not hasattr(view, "needs")]
    assert undeclared == []
    assert declared == PAGES


def test_every_operation_of_the_api_is_in_the_table_and_needs_what_the_table_says() -> None:
    from habeas.web.api.asked import described

    told = {
        (method.upper(), path): said["x-role"]
        for path, methods in described()["paths"].items()
        for method, said in methods.items()
    }
    assert told == OPERATIONS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page or "home")
@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_a_page_opens_for_those_roles_and_for_no_other(visitors: dict[str, Visitor], page: str, role: str) -> None:
    if page in ("login", "logout", "enter", "language", "calendar/feed/<str:token>.ics"):
        return  # whoever asks; what they do is looked at where people come in
    visitor, address = visitors[role], "/" + re.sub(r"<int:\w+>", "1", page).replace("<str:", "").replace(">", "")
    answer = visitor.post(address) if page in FORMS else visitor.get(address)
    if may(role, PAGES[page]):
        assert answer.status in (200, 400, 404)  # no form is filled in, and no document has that id
    elif role == "nobody":
        assert answer.status == (401 if page in FORMS or page == "api/openapi.json" else 303)
    elif PAGES[page] == CASEWORK:
        assert answer.status == 403
        assert "No role has it by itself" in answer.text
    else:
        assert answer.status == 403
        assert f"{role} is a" in words(answer.text)
        assert f" {PAGES[page]}, who may " in words(answer.text)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: " ".join(operation))
@pytest.mark.parametrize("role", ["nobody", *ROLES])
def test_an_operation_is_for_those_roles_and_for_no_other(
    team: Path, visitors: dict[str, Visitor], operation: tuple[str, str], role: str
) -> None:
    method, path = operation
    given = {} if role == "nobody" else {"HTTP_AUTHORIZATION": f"Bearer {token_of(team, role)}"}
    asker = Visitor(visitors["nobody"].pages)
    address = re.sub(r"\{(decision_id|number|which)\}", "7", path).replace("{", "").replace("}", "")
    answer = asker.send(address, {}, **given) if method == "POST" else asker.get(address, **given)
    if may(role, OPERATIONS[operation]):
        assert answer.status in (200, 404, 422)
    else:
        assert answer.status == (401 if role == "nobody" else 403)
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_browser_that_is_signed_in_is_nobody_to_the_api(visitors: dict[str, Visitor]) -> None:
    for operation, path in OPERATIONS:
        if "{" not in path:
            asker = visitors["administrator"]
            assert (asker.send(path, {}) if operation == "POST" else asker.get(path)).status == 401


def test_a_view_that_declares_nothing_is_for_who_may_do_everything() -> None:
    from django.test import RequestFactory

    request = RequestFactory().post("/forgotten")
    request.META["habeas.who"] = access.Who("lena", "reviewer")
    door = access.only_who_may(lambda _: None)  # type: ignore[arg-type, return-value]
    request.resolver_match = None
    request.META["habeas.registry"] = None
    refused = door.process_view(request, lambda: None, (), {})
    assert refused is not None
    assert refused.status_code == 403
    request.META["habeas.who"] = access.Who("lena", "administrator")
    assert door.process_view(request, lambda: None, (), {}) is None


def test_every_role_has_the_rights_of_the_one_before_and_one_more() -> None:
    assert [len(role.may) for role in roles().values()] == [1, 2, 3, 4]
    assert set(rights()) == set(RIGHTS)
    assert grantable() == (CASEWORK,)


# --- what a page never has --------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["/login", "/account", "/accounts", "/api", "/review", "/nothing"])
def test_no_page_has_a_script_of_its_own_and_the_policy_allows_none(visitors: dict[str, Visitor], page: str) -> None:
    answer = visitors["administrator"].get(page)
    policy = answer.headers["Content-Security-Policy"]
    assert policy == HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.text.count("<script") == 1
    assert " style=" not in answer.text
    assert "//" not in answer.text.replace("https://", "")


# --- who may decide what ----------------------------------------------------------------------------------


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


def may(role: str, least: str) -> bool:
    return role != "nobody" and least != CASEWORK and roles()[role].rank >= roles()[least].rank


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
