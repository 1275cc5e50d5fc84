"""The registry of these tests, and its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from tests.leaks.marked import ROLES, Marked, fill_registry
from tests.web.conftest import AS_IT_IS, cheap_passwords
from tests.web.sample import make_registry
from tests.web.visitor import make_accounts, make_token

from habeas.web import access
from habeas.web.serve import application
from habeas.work.accounts import AccountsOf
from habeas.work.feeds import FeedsOf
from habeas.work.registry import Registry


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marked]:
    folder = tmp_path_factory.mktemp("leaks") / "registry"
    make_registry(folder)
    with cheap_passwords():
        make_accounts(folder, *ROLES)
        with Registry.open(folder) as registry:
            accounts = AccountsOf(registry.record)
            for name in ("worker", "dismissed"):
                accounts.add(name, "viewer", "three lamps in a yard")
                accounts.grant(name, "casework")
            fill_registry(registry)
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
        yield Marked(folder, documents, claim, act, count, feeds, tokens)


@pytest.fixture
def pages(marked: Marked, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(access, "signed_in", AS_IT_IS)
    return application(marked.folder)
