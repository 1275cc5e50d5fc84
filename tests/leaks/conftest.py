"""The registry of these tests, in which every page has something to show, and its pages."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.leaks.marked import ROLES, Marked, fill_registry
from tests.web.conftest import AS_IT_IS, cheap_passwords
from tests.web.visitor import make_accounts, make_token
from tests.web.walk import make_rich

from habeas.answers.explain import explain
from habeas.model import Document
from habeas.web import access, setting_files
from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.feeds import FeedsOf
from habeas.work.registry import Registry


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    """The registry, made once; no test gets it itself."""
    folder = tmp_path_factory.mktemp("leaks") / "registry"
    with cheap_passwords():
        make_rich(folder)
        make_accounts(folder, *ROLES)
        with Registry.open(folder) as registry:
            accounts = AccountsOf(registry.record)
            for name in ("worker", "dismissed"):
                accounts.add(name, "viewer", "three lamps in a yard")
                accounts.grant(name, "casework")
            fill_registry(registry)
            # What the calendar tells of somebody is there to be withheld.
            for each in [one.review for one in registry.reviews if one.review.answer == "reject"]:
                registry.reviews.undo(each.id, by="reviewer")
            feeds = {
                "public": FeedsOf(registry.record).add("worker", "public"),
                "private": FeedsOf(registry.record).add("worker", "private", private=True),
                "dismissed": FeedsOf(registry.record).add("dismissed", "private", private=True),
            }
            accounts.take("dismissed", "casework")
            documents = [each.id for each in registry.documents]
            claim, act, count = registry.claims[0].id, registry.acts[0].id, registry.counts[0].id
        tokens = {name: make_token(folder, name) for name in (*ROLES, "worker")}
        with Registry.open(folder) as registry:
            tokens["with casework"] = AccountsOf(registry.record).add_token("worker", "private", casework=True)
        return Marked(folder, documents, claim, act, count, feeds, tokens)


@pytest.fixture(scope="module")
def marked(made: Marked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    """A copy of it for the tests of one file, some of which decide something."""
    folder = tmp_path_factory.mktemp("marked") / "registry"
    shutil.copytree(made.folder, folder)
    with cheap_passwords():
        yield replace(made, folder=folder)


# By document how the rules read it: half a second each, the same whoever asks. The page of it is made for each.
_explained: dict[str, Any] = {}


def _explain_once(document: Document, *given: Any, **more: Any) -> Any:
    if document.id not in _explained:
        _explained[document.id] = explain(document, *given, **more)
    return _explained[document.id]


@pytest.fixture
def logged(pages: Any, caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that is logged, but for what only who mends the program asks for; Django tells it to a place of its own."""
    del pages
    theirs = logging.getLogger("django")
    theirs.addHandler(caplog.handler)
    with caplog.at_level(logging.INFO), caplog.at_level(logging.INFO, "django"):
        yield caplog
    theirs.removeHandler(caplog.handler)


@pytest.fixture
def pages(marked: Marked, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(access, "signed_in", AS_IT_IS)
    monkeypatch.setattr("habeas.answers.explain.explain", _explain_once)
    # One reader asks for every form of every file: what is refused for that would tell nothing.
    monkeypatch.setattr(setting_files, "_MADE", setting_files.FilesMade(most=10_000))
    return application(marked.folder)
