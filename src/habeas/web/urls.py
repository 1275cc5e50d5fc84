"""The addresses of the pages."""

from __future__ import annotations

from django.urls import path

from habeas.web.api import addresses
from habeas.web.api.asked import schema
from habeas.web.views import (
    about,
    account,
    accounts,
    adding,
    api,
    cases,
    counts,
    deciding,
    disagreements,
    documents,
    entrance,
    errors,
    history,
    home,
    lists,
    organizations,
    people,
    review,
    search,
    who_is_who,
)

urlpatterns = [
    path("", home.home),
    path("documents", documents.listing),
    path("documents/<str:document_id>", documents.document),
    path("documents/<str:document_id>/original", documents.original),
    path("documents/<str:document_id>/explained", documents.explained),
    path("people", people.listing),
    path("people/<str:person_id>", people.person),
    path("organizations", organizations.listing),
    path("organizations/<str:organization_id>", organizations.organization),
    path("cases", cases.listing),
    path("counts", counts.counts),
    path("lists", lists.listing),
    path("lists/unified", lists.together),
    path("lists/unified/print", lists.printed),
    path("search", search.search),
    path("review", review.queue),
    path("review/decide", review.decide),
    path("review/undo", review.undo),
    path("review/add", adding.add),
    path("review/take-back", history.take_back),
    path("history", history.history),
    path("who-is-who", who_is_who.pairs),
    path("who-is-who/decide", who_is_who.decide),
    path("who-is-who/undo", who_is_who.undo),
    path("disagreements", disagreements.listing),
    path("disagreements/decide", disagreements.decide),
    path("disagreements/undo", disagreements.undo),
    path("stale", home.stale),
    path("decide/acts", deciding.acts),
    path("decide/organizations", deciding.organizations),
    path("decide/undo", deciding.undo),
    path("about", about.about),
    path("enter", entrance.enter),
    path("login", entrance.login),
    path("logout", entrance.logout),
    path("account", account.account),
    path("account/password", account.password),
    path("account/tokens", account.make_token),
    path("account/tokens/revoke", account.revoke_token),
    path("api", api.page),
    path("api/openapi.json", schema),
    path("api/", addresses.api.urls),
    path("accounts", accounts.listing),
    path("accounts/add", accounts.add),
    path("accounts/change", accounts.change),
]

handler400 = errors.bad_request
handler404 = errors.not_found
