"""Every address, and who may ask it: a table that a new page or operation has to be added to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver
from tests.web.sample import make_registry
from tests.web.visitor import Visitor, make_accounts, make_token, words

from habeas.web import access
from habeas.web.assets import prefix
from habeas.web.security import HEADERS
from habeas.web.serve import application
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
    "suggestions": "viewer",
    "census": "viewer", "reconcile": "viewer", "responses": "viewer",
    "compare": "viewer", "sources": "viewer", "country-years": "viewer", "laws": "viewer",
    "lists": "viewer", "lists/unified": "viewer", "lists/unified/file": "viewer",
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
    "casework/remove": "casework", "casework/restore": "casework", "casework/detach": "casework",
    "casework/<int:number>": "casework",
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
    "casework/add", "casework/change", "casework/remove", "casework/restore", "casework/detach",
    "reports/begin", "reports/<int:number>/build", "reports/<int:number>/edit", "reports/<int:number>/approve",
    "reports/<int:number>/undo",
}  # fmt: skip
OPERATIONS = {
    ("GET", "/api/why"): "viewer", ("GET", "/api/suggestions"): "viewer",
    ("GET", "/api/me"): "viewer", ("GET", "/api/overview"): "viewer", ("GET", "/api/search"): "viewer",
    ("GET", "/api/documents"): "viewer", ("GET", "/api/documents/{document_id}"): "viewer",
    ("GET", "/api/claims"): "viewer", ("GET", "/api/claims/{claim_id}"): "viewer",
    ("GET", "/api/persons"): "viewer", ("GET", "/api/persons/{person_id}"): "viewer",
    ("GET", "/api/organizations"): "viewer", ("GET", "/api/organizations/{organization_id}"): "viewer",
    ("GET", "/api/acts"): "viewer", ("GET", "/api/cases"): "viewer", ("GET", "/api/counts"): "viewer",
    ("GET", "/api/laws"): "viewer",
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
    ("GET", "/api/set-asides"): "viewer",
    ("GET", "/api/documents/{document_id}/original"): "viewer",
    ("GET", "/api/documents/{document_id}/copies"): "viewer",
    ("GET", "/api/documents/{document_id}/explained"): "viewer",
    ("GET", "/api/definitions"): "viewer",
    ("GET", "/api/persons/{person_id}/recognitions"): "viewer",
    ("GET", "/api/recognitions"): "viewer",
    ("POST", "/api/persons/{person_id}/recognitions"): "reviewer",
    ("GET", "/api/withheld/fields"): "reviewer",
    ("GET", "/api/withheld"): "reviewer",
    ("GET", "/api/persons/{person_id}/withheld"): "reviewer",
    ("POST", "/api/persons/{person_id}/withheld"): "reviewer",
    ("POST", "/api/withheld/{number}/undo"): "reviewer",
    ("GET", "/api/releases/fields"): "reviewer",
    ("GET", "/api/releases"): "reviewer",
    ("GET", "/api/releases/waiting"): "reviewer",
    ("GET", "/api/releases/counts"): "reviewer",
    ("POST", "/api/releases/counts"): "reviewer",
    ("POST", "/api/persons/{person_id}/release"): "reviewer",
    ("GET", "/api/persons/{person_id}/portrait"): "viewer",
    ("GET", "/api/census/curve"): "viewer",
    ("GET", "/api/census/parts"): "viewer",
    ("GET", "/api/census/survival"): "viewer",
    ("GET", "/api/home"): "viewer",
    ("GET", "/api/curve"): "viewer",
    ("GET", "/api/facets"): "viewer",
    ("GET", "/api/calendar"): "viewer",
    ("GET", "/api/series"): "viewer",
    ("GET", "/api/counts/{count_id}"): "viewer",
    ("POST", "/api/counts/{count_id}/decisions"): "reviewer",
    ("GET", "/api/documents/{document_id}/sources"): "viewer",
    ("GET", "/api/compare"): "viewer",
    ("GET", "/api/country-years"): "viewer",
    ("GET", "/api/lists"): "viewer",
    ("POST", "/api/lists"): "reviewer",
    ("GET", "/api/lists/unified"): "viewer",
    ("GET", "/api/lists/unified/file"): "viewer",
    ("GET", "/api/lists/{number}"): "viewer",
    ("GET", "/api/lists/{number}/compared/{other}"): "viewer",
    ("POST", "/api/lists/{number}/remove"): "reviewer",
    ("GET", "/api/overlap"): "viewer",
    ("GET", "/api/estimate"): "viewer",
    ("GET", "/api/imports"): "viewer",
    ("POST", "/api/imports"): "reviewer",
    ("POST", "/api/imports/look"): "reviewer",
    ("GET", "/api/imports/{number}"): "viewer",
    ("GET", "/api/drafts"): "viewer",
    ("POST", "/api/drafts"): "annotator",
    ("GET", "/api/drafts/{number}"): "viewer",
    ("POST", "/api/drafts/{number}/build"): "annotator",
    ("GET", "/api/drafts/{number}/sections/{section}"): "viewer",
    ("GET", "/api/drafts/{number}/file"): "viewer",
    ("POST", "/api/drafts/{number}/edits"): "annotator",
    ("POST", "/api/drafts/{number}/edits/{entry}/undo"): "annotator",
    ("POST", "/api/drafts/{number}/approvals"): "reviewer",
    ("GET", "/api/criteria"): "viewer",
    ("GET", "/api/dossier"): "viewer",
    ("GET", "/api/dossier/file"): "viewer",
    ("POST", "/api/dossier/decisions"): "reviewer",
    ("GET", "/api/screening"): "reviewer",
    ("GET", "/api/screening/looks"): "reviewer",
    ("POST", "/api/screening/{number}/decisions"): "reviewer",
    ("GET", "/api/casework"): "casework", ("POST", "/api/casework"): "casework",
    ("GET", "/api/casework/kinds"): "casework", ("GET", "/api/casework/{number}"): "casework",
    ("POST", "/api/casework/{number}"): "casework", ("POST", "/api/casework/{number}/remove"): "casework",
    ("POST", "/api/casework/{number}/restore"): "casework",
    ("POST", "/api/casework/{number}/files/{which}/remove"): "casework",
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
    assert all(f' src="/{prefix()}' in each for each in re.findall(r"<script[^>]*>", answer.text))
    assert " style=" not in answer.text
    assert "//" not in answer.text.replace("https://", "")


def may(role: str, least: str) -> bool:
    return role != "nobody" and least != CASEWORK and roles()[role].rank >= roles()[least].rank


def token_of(folder: Path, role: str, made: dict[tuple[Path, str], str] = {}) -> str:  # noqa: B006 (made once)
    if (folder, role) not in made:
        made[folder, role] = make_token(folder, role)
    return made[folder, role]
