"""Everything that the pages show and decide is in the API, for whom it is on the pages; or it is said why it is not.

Whoever adds a page says here which operations tell the same, or why there is none.
"""

from __future__ import annotations

import pytest
from tests.web.test_access import OPERATIONS, PAGES

from habeas.work.roles import CASEWORK, roles

# By the address of a page the operations that tell or do the same.
SAME = {
    "": "GET /home, GET /overview, GET /curve, GET /facets",
    "stale": "GET /stale",
    "search": "GET /search",
    "suggestions": "GET /suggestions",
    "documents": "GET /documents, GET /set-asides, GET /facets",
    "documents/<str:document_id>": "GET /documents/{document_id}, GET /documents/{document_id}/copies, GET /claims, "
    "GET /counts, POST /documents/{document_id}/claims",
    "documents/<str:document_id>/original": "GET /documents/{document_id}/original",
    "documents/<str:document_id>/explained": "GET /documents/{document_id}/explained",
    "documents/<str:document_id>/sources": "GET /documents/{document_id}/sources",
    "sources": "GET /documents/{document_id}/sources",
    "people": "GET /persons",
    "people/<str:person_id>": "GET /persons/{person_id}, GET /persons/{person_id}/portrait, GET /acts, GET /responses, "
    "GET /persons/{person_id}/recognitions, GET /definitions, GET /why",
    "people/<str:person_id>/photo": "GET /persons/{person_id}/photo",
    "decide/photo": "POST /persons/{person_id}/photo",
    "decide/recognition": "POST /persons/{person_id}/recognitions",
    "decide/withhold": "POST /persons/{person_id}/withheld, GET /persons/{person_id}/withheld, GET /withheld/fields",
    "decide/release": "POST /withheld/{number}/undo, GET /withheld",
    "publication": "GET /releases, GET /releases/waiting, GET /releases/counts, GET /releases/fields",
    "decide/publish": "POST /persons/{person_id}/release, POST /releases/counts",
    "organizations": "GET /organizations",
    "organizations/<str:organization_id>": "GET /organizations/{organization_id}",
    "dossier": "GET /dossier, GET /criteria",
    "dossier/file": "GET /dossier/file",
    "decide/criterion": "POST /dossier/decisions",
    "screening": "GET /screening, GET /screening/looks",
    "decide/screening": "POST /screening/{number}/decisions",
    "acts": "GET /acts",
    "claims": "GET /claims, GET /claims/{claim_id}",
    "cases": "GET /cases",
    "calendar": "GET /calendar",
    "casework": "GET /casework",
    "casework/new": "GET /casework/kinds",
    "casework/add": "POST /casework",
    "casework/change": "POST /casework/{number}, POST /casework/{number}/files",
    "casework/remove": "POST /casework/{number}/remove",
    "casework/restore": "POST /casework/{number}/restore",
    "casework/detach": "POST /casework/{number}/files/{which}/remove",
    "casework/<int:number>": "GET /casework/{number}",
    "casework/<int:number>/files/<int:which>": "GET /casework/{number}/files/{which}",
    "census": "GET /census, GET /census/curve, GET /census/parts, GET /census/survival",
    "reconcile": "GET /reconcile",
    "responses": "GET /responses, GET /silences, GET /outcomes, GET /exchanges",
    "counts": "GET /series, GET /counts, GET /counts/{count_id}",
    "decide/count": "POST /counts/{count_id}/decisions",
    "compare": "GET /compare",
    "country-years": "GET /country-years",
    "laws": "GET /laws",
    "lists": "GET /lists, GET /lists/{number}",
    "lists/unified": "GET /lists/unified, GET /overlap",
    "lists/unified/file": "GET /lists/unified/file",
    "imports": "GET /imports",
    "imports/look": "POST /imports/look",
    "imports/add": "POST /imports",
    "imports/take-back": "POST /decisions/{decision_id}/undo",
    "imports/<int:number>": "GET /imports/{number}",
    "reports": "GET /drafts",
    "reports/begin": "POST /drafts",
    "reports/<int:number>": "GET /drafts/{number}, GET /drafts/{number}/sections/{section}",
    "reports/<int:number>/file": "GET /drafts/{number}/file",
    "reports/<int:number>/build": "POST /drafts/{number}/build",
    "reports/<int:number>/edit": "POST /drafts/{number}/edits",
    "reports/<int:number>/approve": "POST /drafts/{number}/approvals",
    "reports/<int:number>/undo": "POST /drafts/{number}/edits/{entry}/undo",
    "review": "GET /queue",
    "review/decide": "POST /claims/{claim_id}/decisions",
    "review/undo": "POST /decisions/{decision_id}/undo",
    "review/add": "POST /documents/{document_id}/claims",
    "review/take-back": "POST /decisions/{decision_id}/undo",
    "history": "GET /history, GET /decisions, GET /decisions/{decision_id}",
    "who-is-who": "GET /pairs",
    "who-is-who/decide": "POST /pairs/decisions",
    "disagreements": "GET /disagreements",
    "disagreements/decide": "POST /disagreements/decisions",
    "decide/acts": "POST /acts/decisions",
    "decide/organizations": "POST /organizations/decisions",
    "account": "GET /me",
}
# Undone by one operation that asks whose decision it is: of others' it asks for the right to review, as these pages do.
UNDOING = ("who-is-who/undo", "disagreements/undo", "decide/undo", "decide/dossier-undo")
LEFT_OUT = {
    "about": "it tells of the program",
    "api": "it describes the API",
    "api/openapi.json": "it describes the API",
    "enter": "it signs a browser in",
    "login": "it signs a browser in",
    "logout": "it signs a browser out",
    "language": "it is a browser's",
    "account/password": "a token must not be enough to take an account over",
    "account/tokens": "a token that makes tokens would outlive its own end",
    "account/tokens/revoke": "whoever found a token would lock the program of its owner out",
    "accounts": "accounts are managed by people who signed in",
    "accounts/add": "a token that makes accounts would outlive its own end",
    "accounts/change": "a token that gives roles and passwords would outlive its own end",
    "calendar/feeds": "its key is a key like a token",
    "calendar/feeds/renew": "its key is a key like a token",
    "calendar/feeds/revoke": "as for tokens",
    "calendar/feed/<str:token>.ics": "it has a key of its own",
}


def operations(page: str) -> list[tuple[str, str]]:
    told = (each.strip().split(" ") for each in SAME[page].split(","))
    return [(method, f"/api{path}") for method, path in told]


def test_every_page_has_its_operations_or_a_reason_why_not() -> None:
    assert sorted([*SAME, *UNDOING, *LEFT_OUT]) == sorted(PAGES)
    assert [each for page in SAME for each in operations(page) if each not in OPERATIONS] == []


@pytest.mark.parametrize("page", SAME, ids=lambda page: page or "home")
def test_an_operation_asks_for_no_lesser_role_than_its_page(page: str) -> None:
    ranks = {role.name: role.rank for role in roles().values()}
    found = operations(page)
    # Beside what is decided stands what is read for it, which other pages show to more.
    deciding = [each for each in found if each[0] == "POST"]
    for each in deciding or found:
        if CASEWORK in (PAGES[page], OPERATIONS[each]):
            assert PAGES[page] == OPERATIONS[each]
        else:
            assert ranks[OPERATIONS[each]] >= ranks[PAGES[page]], each
